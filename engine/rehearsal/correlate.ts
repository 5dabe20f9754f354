/** Who gets a message or a signal (rules 13 and 14 of the semantics): pure questions about cases that run. */
import type { Case, Wait } from '../core/case.ts'
import type { Instant, ProcessId, Variables } from '../core/ids.ts'
import type { StartWait } from '../core/start-waits.ts'

export interface Message {
  readonly name: string
  readonly key: string | null
  readonly variables: Variables
}

/** A signal on its way to other cases than the one that threw it. */
export interface Broadcast {
  readonly name: string
  readonly variables: Variables
  /** Index of the case that threw it: it has caught it already. */
  readonly from: number | null
  /** Last event of each case when it was thrown: who begins to wait later is not reached. */
  readonly upTo: readonly number[]
}

/** A case as correlation sees it. */
export interface Candidate {
  readonly case: Case
  readonly process: ProcessId
  /** The message that began it. */
  readonly begunBy: { readonly name: string; readonly key: string | null } | null
}

export interface Receiver {
  /** Of the candidate. */
  readonly index: number
  readonly wait: Wait
}

/**
 * Who waits for a message: with a key the oldest wait of each process, without one whoever waits longest.
 *
 * @param candidates cases by birth
 */
export function receivers(candidates: readonly Candidate[], message: Message): readonly Receiver[] {
  const waiting = waitsFor(candidates, (wait) => hears(wait, message)).sort(byAge)
  if (message.key === null) return waiting.slice(0, 1)
  const processOf = ({ index }: Receiver) => candidates[index]?.process
  return waiting.filter((one, at) => waiting.findIndex((other) => processOf(other) === processOf(one)) === at)
}

export interface Audience {
  readonly receivers: readonly Receiver[]
  readonly starts: readonly StartWait[]
}

/** Who gets a message: waiting cases first, else start events of processes that no waiting case has answered for (rule 13). */
export function audience(candidates: readonly Candidate[], starts: readonly StartWait[], message: Message): Audience {
  const found = receivers(candidates, message)
  if (found.length > 0 && message.key === null) return { receivers: found, starts: [] }
  const reached = new Set(found.map(({ index }) => candidates[index]?.process))
  const begun = starts.filter(
    ({ kind, process, name }) =>
      kind === 'message' && name === message.name && !reached.has(process) && mayBegin(candidates, process, message),
  )
  return { receivers: found, starts: begun }
}

/** The cases that a signal reaches, by birth: those that waited for it when it was thrown, and still do. */
export const reachedBy = (candidates: readonly Candidate[], { name, from, upTo }: Broadcast): readonly number[] =>
  candidates.flatMap((candidate, index) => {
    const waited = ({ id, until }: Wait) => until.kind === 'signal' && until.name === name && id <= (upTo[index] ?? 0)
    return index !== from && runs(candidate) && Object.values(candidate.case.waits).some(waited) ? [index] : []
  })

/** What is due next until a moment: the earliest, then the oldest. */
export function nextDue(
  candidates: readonly Candidate[],
  until: Instant,
): (Receiver & { readonly due: Instant }) | null {
  const timers = waitsFor(candidates, () => true).flatMap((one) => {
    const due = dueOf(one.wait)
    return due !== null && due <= until ? [{ ...one, due }] : []
  })
  return timers.sort((one, other) => compare(one.due, other.due) || byAge(one, other))[0] ?? null
}

/** Whether a start event may begin a case with this message: not while one that it began with the same key still runs. */
export const mayBegin = (candidates: readonly Candidate[], process: ProcessId, { name, key }: Message): boolean =>
  key === null ||
  !candidates.some(
    (candidate) =>
      candidate.process === process &&
      !hasEnded(candidate) &&
      candidate.begunBy?.name === name &&
      candidate.begunBy.key === key,
  )

const runs = ({ case: { status } }: Candidate): boolean => status === 'running'

const hasEnded = ({ case: { status } }: Candidate): boolean => status === 'ended' || status === 'cancelled'

const dueOf = ({ until }: Wait): Instant | null => (until.kind === 'timer' ? until.due : null)

const hears = ({ until }: Wait, { name, key }: Message): boolean =>
  until.kind === 'message' && until.name === name && (key === null || until.key === null || until.key === key)

const waitsFor = (candidates: readonly Candidate[], matches: (wait: Wait) => boolean): Receiver[] =>
  candidates.flatMap((candidate, index) =>
    runs(candidate)
      ? Object.values(candidate.case.waits)
          .filter(matches)
          .map((wait) => ({ index, wait }))
      : [],
  )

const byAge = (one: Receiver, other: Receiver): number =>
  compare(one.wait.since, other.wait.since) || one.index - other.index || one.wait.id - other.wait.id

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
