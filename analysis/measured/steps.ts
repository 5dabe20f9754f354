/**
 * What each step of real cases took: how long it stood open, how long of that it lay, and how long somebody had it. Having it
 * is the most that somebody can have worked at it, by the calendar; how long a person typed nobody measures.
 */
import { heldIn, takingsOf, type Taking } from './held.ts'
import type { Visit } from './measured.ts'
import { inFives, partOf, quantile, ENOUGH, FEWEST_PERSONS, SMALLEST } from './quantile.ts'

/** Whose turn it is: the office's, somebody else's (citizen, time, another authority), or the program's. */
export type Turn = 'office' | 'others' | 'program'

/** Open minutes of one visit. */
export interface StepTime {
  readonly median: number
  /** Null below 20 cases. */
  readonly p10: number | null
  readonly p90: number | null
  /** At least so many cases stand behind it. */
  readonly cases: number
}

export interface MeasuredStep {
  readonly element: string
  readonly turn: Turn
  /** At least so many; null where so few that it is suppressed. */
  readonly visits: number | null
  readonly cases: number | null
  /** Why there are no times. */
  readonly hidden: 'few-cases' | 'few-persons' | null
  readonly open: StepTime | null
  /** In somebody's hands; null too where nobody took it before it was done. */
  readonly work: StepTime | null
  readonly waiting: StepTime | null
}

type Minutes = (from: string, to: string) => number

/** @param whole cases that ended in the time looked at */
export function stepsOf(
  visits: readonly Visit[],
  takings: readonly Taking[],
  whole: number,
  open: Minutes,
): readonly MeasuredStep[] {
  const done = visits.filter(counts)
  const taken = takenOf(done, takings)
  return [...groupedBy(done, ({ element }) => element).values()].map((group) => stepOf(group, taken, whole, open))
}

/** Work that was done, and waiting also where a deadline cut it off: it was waited all the same. */
function counts({ how, type }: Visit): boolean {
  const turn = turnOf(type)
  return turn !== null && (how === 'completed' || (turn === 'others' && how === 'cancelled'))
}

/** Of one visit; null where nobody knows how it divides. */
interface Times {
  readonly case: number
  readonly open: number
  readonly work: number | null
}

function stepOf(
  group: readonly Visit[],
  taken: ReadonlyMap<Visit, readonly Taking[]>,
  whole: number,
  open: Minutes,
): MeasuredStep {
  const { element = '', type = '' } = group[0] ?? {}
  const turn = turnOf(type) ?? 'program'
  const cases = new Set(group.map((visit) => visit.case)).size
  const hidden = hiddenBy(turn, cases, new Set(group.flatMap(({ actor }) => actor ?? [])).size)
  const times = hidden ? [] : group.map((visit) => timesOf(visit, taken.get(visit) ?? [], open))
  const parted = times.flatMap(({ work, ...one }) => (work === null ? [] : [{ ...one, work }]))
  const of = (rows: readonly (readonly [of: number, minutes: number])[]): StepTime | null => stepTime(rows, whole)
  return {
    element,
    turn,
    visits: cases < SMALLEST ? null : group.length === whole && cases === whole ? whole : inFives(group.length),
    cases: partOf(cases, whole),
    hidden,
    open: of(times.map((one) => [one.case, one.open])),
    work: turn === 'office' ? of(parted.map((one) => [one.case, one.work])) : null,
    waiting: turn === 'office' ? of(parted.map((one) => [one.case, one.open - one.work])) : waitingOf(turn, times, of),
  }
}

/** At others all is waiting; the program waits for nobody. */
const waitingOf = (
  turn: Turn,
  times: readonly Times[],
  of: (rows: readonly (readonly [number, number])[]) => StepTime | null,
): StepTime | null => (turn === 'others' ? of(times.map((one) => [one.case, one.open])) : null)

function hiddenBy(turn: Turn, cases: number, persons: number): MeasuredStep['hidden'] {
  if (cases < SMALLEST) return 'few-cases'
  return turn === 'office' && persons < FEWEST_PERSONS ? 'few-persons' : null
}

function timesOf(visit: Visit, takings: readonly Taking[], open: Minutes): Times {
  const held = heldIn(visit, takings)
  const whole = open(visit.enteredAt, visit.leftAt)
  const work = held?.reduce((total, [from, to]) => total + open(from, to), 0) ?? null
  return { case: visit.case, open: whole, work: work === null ? null : Math.min(work, whole) }
}

function stepTime(rows: readonly (readonly [of: number, minutes: number])[], whole: number): StepTime | null {
  const cases = new Set(rows.map(([one]) => one)).size
  const values = rows.map(([, minutes]) => minutes)
  const [median, shown] = [quantile(values, 0.5), partOf(cases, whole)]
  if (median === null || shown === null) return null
  const far = (share: number): number | null => (cases < ENOUGH ? null : quantile(values, share))
  return { median, p10: far(0.1), p90: far(0.9), cases: shown }
}

function takenOf(visits: readonly Visit[], takings: readonly Taking[]): ReadonlyMap<Visit, readonly Taking[]> {
  const byCase = groupedBy(takings, (one) => one.case)
  return new Map(
    [...groupedBy(visits, (visit) => visit.case)].flatMap(([id, mine]) => [...takingsOf(mine, byCase.get(id) ?? [])]),
  )
}

const turns: readonly (readonly [RegExp, Turn])[] = [
  [/:(User|Manual)Task$|:Task$/, 'office'],
  [/:IntermediateCatchEvent$|:ReceiveTask$|:EventBasedGateway$/, 'others'],
  [/:(Service|Script|BusinessRule|Send)Task$|:CallActivity$/, 'program'],
]

export const turnOf = (type: string): Turn | null => turns.find(([pattern]) => pattern.test(type))?.[1] ?? null

export function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
