/**
 * Group commit: what arrives together is committed together, and what arrives during a commit goes into the next one. A lone
 * command waits for nobody. A promise resolves when its rows are on disk, not before.
 */
import { Refusal, type Instant } from '../../../engine/index.ts'
import { isConflict } from '../../db/transactions.ts'
import { Failure } from '../../errors.ts'
import { limits } from '../limits.ts'
import type { Worlds } from '../world.ts'
import type { Cache } from './cache.ts'
import type { Current } from './desk.ts'
import { casesOf, largestNow, takeBatch, underWay, type Waiting } from './queue.ts'
import type { CaseStore, Outcome } from './store.ts'
import { GivenUp, type Done, type Unit } from './unit.ts'

export interface BatcherInput {
  readonly store: CaseStore
  readonly cache: Cache
  readonly worlds: Worlds
  readonly town: number
  readonly now: () => Instant
}

/** Throws the engine's `Refusal`, `unknown-case`, `busy`, or what the database says; nothing of the unit is there then. */
export type Commit = (unit: Unit) => Promise<Done>

const ATTEMPTS = 12

export function batcher(input: BatcherInput): Commit {
  const { store, cache } = input
  const queue: Waiting[] = []
  const batches = new Set<readonly Waiting[]>()
  let called = false

  const push = (waiting: Waiting): void => {
    queue.push(waiting)
    call()
  }
  // After everything that is ready to run in this turn, so that what belongs together comes together.
  const call = (): void => {
    if (called) return
    called = true
    setImmediate(() => {
      called = false
      while (batches.size < store.lanes) {
        const largest = largestNow(queue, batches.size === 0)
        const batch = takeBatch(queue, underWay(batches, store), store, largest)
        if (batch.length === 0) return
        void run(batch)
      }
    })
  }
  const run = async (batch: readonly Waiting[]): Promise<void> => {
    batches.add(batch)
    const outcomes = await commitBatch(input, batch)
    batches.delete(batch)
    batch.forEach((waiting, index) =>
      settle(waiting, outcomes[index] ?? { error: new Error('no outcome') }, cache, push),
    )
    if (queue.length > 0) call()
  }
  return async (unit) => {
    if (isFull(queue, unit)) throw new Failure('busy')
    return new Promise((resolve, reject) => push({ unit, attempts: 1, anew: false, resolve, reject }))
  }
}

function settle(waiting: Waiting, outcome: Outcome, cache: Cache, push: (waiting: Waiting) => void): void {
  if ('carried' in outcome) return waiting.resolve(outcome.carried.done)
  for (const id of casesOf(waiting.unit)) cache.forget(id)
  if (mayTryAgain(waiting, outcome.error)) tryAgain(waiting, push)
  else waiting.reject(outcome.error)
}

/** Whoever cannot be served soon is told so at once, instead of waiting for an answer that comes too late. */
const isFull = (queue: readonly Waiting[], { background }: Unit): boolean => !background && queue.length >= limits.queue

/** At once for the first time; two nodes that have met twice should not meet a third time. */
function tryAgain(waiting: Waiting, push: (waiting: Waiting) => void): void {
  const { attempts } = waiting
  if (attempts >= ATTEMPTS) return waiting.reject(new Failure('busy'))
  const again = { ...waiting, attempts: attempts + 1, anew: true }
  if (attempts < 2) push(again)
  else setTimeout(() => push(again), Math.random() * 5 * attempts)
}

/** A refusal counts only when the case was read anew: another node may have moved it. */
function mayTryAgain({ unit, anew }: Waiting, error: unknown): boolean {
  if (error instanceof Refusal) return !anew && casesOf(unit).length > 0
  return isConflict(error) && !(error instanceof GivenUp)
}

async function commitBatch(input: BatcherInput, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
  const failed = new Map<Waiting, Outcome>()
  try {
    const cases = await gather(input, batch, failed)
    const ready = batch.filter((waiting) => !failed.has(waiting))
    const desk = { cases, now: input.now }
    const outcomes =
      ready.length === 0
        ? []
        : await input.store.commit(
            desk,
            ready.map(({ unit }) => unit),
          )
    for (const outcome of outcomes)
      if ('carried' in outcome) for (const { stored } of outcome.carried.after.values()) input.cache.put(stored)
    return batch.map((waiting) => failed.get(waiting) ?? outcomes[ready.indexOf(waiting)] ?? { error: undefined })
  } catch (error) {
    return batch.map((waiting) => failed.get(waiting) ?? { error })
  }
}

/** The cases that a batch needs, each with its world; says of which units they are missing. */
async function gather(
  { store, cache, worlds, town }: BatcherInput,
  batch: readonly Waiting[],
  failed: Map<Waiting, Outcome>,
): Promise<Map<number, Current>> {
  for (const { unit, anew } of batch) if (anew) for (const id of casesOf(unit)) cache.forget(id)
  const ids = [...new Set(batch.flatMap(({ unit }) => casesOf(unit)))]
  const known = new Map(ids.flatMap((id) => [[id, cache.get(id)] as const]))
  const missing = ids.filter((id) => !known.get(id))
  if (missing.length > 0) for (const stored of await store.load(town, missing)) known.set(stored.ref.id, stored)

  const cases = new Map<number, Current>()
  for (const [id, stored] of known) {
    if (stored) cases.set(id, { stored, deployed: await worlds.around(stored.deployment, stored.case) })
  }
  for (const waiting of batch) {
    const lost = casesOf(waiting.unit).find((id) => !cases.has(id))
    if (lost !== undefined) failed.set(waiting, { error: new Failure('unknown-case', String(lost)) })
  }
  return cases
}
