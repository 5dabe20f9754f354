/** What waits for the next batch, and which of it may go into one. */
import type { CaseStore } from './store.ts'
import { isPlain, type Done, type Unit } from './unit.ts'

export interface Waiting {
  readonly unit: Unit
  readonly attempts: number
  /** Its cases are to be read again: what was in memory may be old. */
  readonly anew: boolean
  readonly resolve: (done: Done) => void
  readonly reject: (error: unknown) => void
}

/** A batch holds the disk for as long as its rows take; more than this would let the first wait for the last. */
const LARGEST = 256
/** Of timers and other work of the server at once: few beside people, who should not notice, and as many as come together without them. */
const BACKGROUND = { beside: 24, alone: 64 }

export const casesOf = ({ commands = [] }: Unit): readonly number[] => commands.map(({ caseId }) => caseId)

/** What only one batch at a time may have: cases, and where the database locks them until the commit, counters of numbers. */
export type Held = number | string

/** Units with rows of their own have a transaction each, which does more before and after than to wait for its number. */
export function heldBy(unit: Unit, { numbersInTurn }: Pick<CaseStore, 'numbersInTurn'>): readonly Held[] {
  const { births = [] } = unit
  return numbersInTurn && isPlain(unit) && births.length > 0 ? births.map(({ counter }) => counter) : casesOf(unit)
}

/** What the batches have that are not committed yet. */
export interface UnderWay {
  readonly held: ReadonlySet<Held>
  readonly people: number
  readonly background: number
}

export function underWay(batches: Iterable<readonly Waiting[]>, store: Pick<CaseStore, 'numbersInTurn'>): UnderWay {
  const units = [...batches].flat().map(({ unit }) => unit)
  const background = units.filter((unit) => unit.background).length
  const held = new Set(units.flatMap((unit) => heldBy(unit, store)))
  return { held, people: units.length - background, background }
}

/** Fewer are not worth two commits. */
const DIVIDED = 16

/**
 * While one half is written, the other half is carried out: else many who came together would come together again and again. Commands
 * of one case cannot be divided: they follow each other.
 */
export function largestNow(queue: readonly Waiting[], idle: boolean): number {
  if (!idle || queue.length <= DIVIDED) return LARGEST
  const cases = new Set(queue.flatMap(({ unit }) => casesOf(unit)))
  const beginning = queue.filter(({ unit }) => casesOf(unit).length === 0).length
  return cases.size + beginning > DIVIDED ? Math.min(LARGEST, Math.ceil(queue.length / 2)) : LARGEST
}

/**
 * Takes the next batch out of the queue: in the order of arrival, little of the server's own work beside people, nothing whose case
 * is in another batch, and nothing past an earlier command of the same case.
 */
export function takeBatch(
  queue: Waiting[],
  now: UnderWay,
  store: Pick<CaseStore, 'mixes' | 'numbersInTurn'>,
  largest: number,
): readonly Waiting[] {
  const held = new Set(now.held)
  const most = mostInBackground(queue, now)
  const batch: Waiting[] = []
  let background = 0
  const fits = ({ unit }: Waiting): boolean => {
    if (batch.length >= largest || heldBy(unit, store).some((one) => held.has(one))) return false
    if (unit.background && background >= most) return false
    if (store.mixes || batch.length === 0) return true
    return isPlain(unit) && batch.every((other) => isPlain(other.unit))
  }
  const left = queue.filter((waiting) => {
    if (!fits(waiting)) {
      for (const one of heldBy(waiting.unit, store)) held.add(one)
      return true
    }
    batch.push(waiting)
    if (waiting.unit.background) background++
    return false
  })
  queue.splice(0, queue.length, ...left)
  return batch
}

/** People who are being served now come back at once. */
function mostInBackground(queue: readonly Waiting[], { people, background }: UnderWay): number {
  const beside = people > 0 || queue.some(({ unit }) => !unit.background)
  return beside ? BACKGROUND.beside - background : BACKGROUND.alone
}
