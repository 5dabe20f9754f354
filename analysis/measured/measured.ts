/**
 * What real cases took, from the visits that the engine wrote: per case and per step, in the office's hands against waiting
 * for others, by the calendar. A visit says how long a step stood open, not how long somebody typed: working minutes are
 * only ever estimated or asked, and stand beside.
 */
import { laterBy } from '../../engine/index.ts'
import { officeMinutes, type OfficeHours } from './office-time.ts'
import { quantiles, shownCount, ENOUGH, SMALLEST, type Quantiles } from './quantile.ts'

export interface Visit {
  readonly case: number
  readonly element: string
  /** `bpmn:UserTask`. */
  readonly type: string
  readonly enteredAt: string
  readonly leftAt: string
}

export interface EndedCase {
  readonly id: number
  readonly receivedAt: string
  readonly endedAt: string
}

/** Whose turn it is: the office's, somebody else's (citizen, time, another authority), or the program's. */
export type Turn = 'office' | 'others' | 'program'

export interface MeasuredStep {
  readonly element: string
  readonly turn: Turn
  /** Null where so few that it is suppressed. */
  readonly visits: number | null
  readonly cases: number | null
  /** Open minutes; null below 20 cases. */
  readonly open: Quantiles | null
}

export interface Measured {
  readonly from: string
  readonly to: string
  /** Cases that ended in the time looked at; null where so few that it is suppressed. */
  readonly cases: number | null
  /** Open minutes from receipt to end; null below 20 cases. */
  readonly lead: Quantiles | null
  readonly inHand: Quantiles | null
  readonly waiting: Quantiles | null
  readonly steps: readonly MeasuredStep[]
  readonly enough: number
}

const DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/** The moment from which cases count that were looked at on `now`: 90 days. */
export const measuredSince = (now: string): string => laterBy(now, -DAYS * DAY_MS)

/** Of cases that ended in the 90 days before `now`. */
export function measure(
  ended: readonly EndedCase[],
  visits: readonly Visit[],
  hours: OfficeHours,
  now: string,
): Measured {
  const from = measuredSince(now)
  const cases = ended.filter(({ endedAt }) => endedAt >= from && endedAt <= now)
  const known = new Set(cases.map(({ id }) => id))
  const mine = visits.filter((visit) => known.has(visit.case))
  const open = (begin: string, end: string): number => officeMinutes(begin, end, hours)
  const waitingOf = (id: number): number =>
    joined(mine.filter((visit) => visit.case === id && turnOf(visit.type) === 'others')).reduce(
      (total, [begin, end]) => total + open(begin, end),
      0,
    )
  const times = cases.map(({ id, receivedAt, endedAt }) => ({
    lead: open(receivedAt, endedAt),
    waiting: waitingOf(id),
  }))
  return {
    from,
    to: now,
    cases: shownCount(cases.length),
    lead: quantiles(times.map(({ lead }) => lead)),
    inHand: quantiles(times.map(({ lead, waiting }) => Math.max(0, lead - waiting))),
    waiting: quantiles(times.map(({ waiting }) => waiting)),
    steps: stepsOf(mine, open),
    enough: ENOUGH,
  }
}

function stepsOf(visits: readonly Visit[], open: (from: string, to: string) => number): readonly MeasuredStep[] {
  const groups = new Map<string, Visit[]>()
  for (const visit of visits)
    if (turnOf(visit.type)) groups.set(visit.element, [...(groups.get(visit.element) ?? []), visit])
  return [...groups].map(([element, group]) => {
    const cases = new Set(group.map((visit) => visit.case)).size
    return {
      element,
      turn: turnOf(group[0]?.type ?? '') ?? 'program',
      visits: cases < SMALLEST ? null : group.length,
      cases: shownCount(cases),
      open: cases < ENOUGH ? null : quantiles(group.map(({ enteredAt, leftAt }) => open(enteredAt, leftAt))),
    }
  })
}

const turns: readonly (readonly [RegExp, Turn])[] = [
  [/:(User|Manual)Task$|:Task$/, 'office'],
  [/:IntermediateCatchEvent$|:ReceiveTask$|:EventBasedGateway$/, 'others'],
  [/:(Service|Script|BusinessRule|Send)Task$|:CallActivity$/, 'program'],
]

function turnOf(type: string): Turn | null {
  return turns.find(([pattern]) => pattern.test(type))?.[1] ?? null
}

/** Times that overlap count once. */
function joined(visits: readonly Visit[]): readonly (readonly [string, string])[] {
  const spans: [string, string][] = []
  for (const { enteredAt, leftAt } of [...visits].sort((a, b) => (a.enteredAt < b.enteredAt ? -1 : 1))) {
    const last = spans.at(-1)
    if (last && enteredAt <= last[1]) last[1] = leftAt > last[1] ? leftAt : last[1]
    else spans.push([enteredAt, leftAt])
  }
  return spans
}
