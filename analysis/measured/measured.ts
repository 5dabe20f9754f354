/**
 * What real cases took, from the visits that the engine wrote: per case and per step, in the office's hands against waiting
 * for others, by the calendar.
 */
import { laterBy } from '../../engine/index.ts'
import type { Taking } from './held.ts'
import { officeClock, type OfficeHours } from './office-time.ts'
import { quantiles, shownCount, ENOUGH, type Quantiles } from './quantile.ts'
import { groupedBy, stepsOf, turnOf, type MeasuredStep } from './steps.ts'

export interface Visit {
  readonly case: number
  /** Numbers of a case rise: what is entered later has a greater one. */
  readonly token: number
  readonly element: string
  /** `bpmn:UserTask`. */
  readonly type: string
  readonly enteredAt: string
  readonly leftAt: string
  /** `completed`, or why it was left otherwise. */
  readonly how: string
  /** Who completed it; persons are only counted. */
  readonly actor: string | null
}

export interface EndedCase {
  readonly id: number
  readonly receivedAt: string
  readonly endedAt: string
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

/** What the engine wrote of cases. */
export interface Trail {
  readonly ended: readonly EndedCase[]
  readonly visits: readonly Visit[]
  readonly takings: readonly Taking[]
}

export const MEASURED_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/** The moment from which cases count that were looked at on `now`. */
export const measuredSince = (now: string, days = MEASURED_DAYS): string => laterBy(now, -days * DAY_MS)

/** Of the cases that ended in the days before `now`, and nothing of others. */
export function endedWithin({ ended, visits, takings }: Trail, now: string, days = MEASURED_DAYS): Trail {
  const from = measuredSince(now, days)
  const cases = ended.filter(({ endedAt }) => endedAt >= from && endedAt <= now)
  const known = new Set(cases.map(({ id }) => id))
  const mine = (one: { readonly case: number }): boolean => known.has(one.case)
  return { ended: cases, visits: visits.filter(mine), takings: takings.filter(mine) }
}

export function measure(trail: Trail, hours: OfficeHours, now: string, days = MEASURED_DAYS): Measured {
  const { ended, visits, takings } = endedWithin(trail, now, days)
  const open = officeClock(hours)
  const waits = groupedBy(
    visits.filter(({ type }) => turnOf(type) === 'others'),
    (visit) => visit.case,
  )
  const times = ended.map(({ id, receivedAt, endedAt }) => {
    const waiting = joined(waits.get(id) ?? []).reduce((total, [begin, end]) => total + open(begin, end), 0)
    return { lead: open(receivedAt, endedAt), waiting }
  })
  return {
    from: measuredSince(now, days),
    to: now,
    cases: shownCount(ended.length),
    lead: quantiles(times.map(({ lead }) => lead)),
    inHand: quantiles(times.map(({ lead, waiting }) => Math.max(0, lead - waiting))),
    waiting: quantiles(times.map(({ waiting }) => waiting)),
    steps: stepsOf(visits, takings, ended.length, open),
    enough: ENOUGH,
  }
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
