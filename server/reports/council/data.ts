/** Everything a council report says, as plain data: frozen with the report, so that it reads the same for ever. */
import {
  forecast,
  levelOf,
  model11,
  quantiles,
  officeClock,
  rankObstacles,
  ruleSets,
  shownCount,
  statuses,
  together,
  type Group,
  type LevelResult,
  type Quantiles,
  type RankedObstacle,
  type RuleSet,
  type Status,
} from '../../../analysis/index.ts'
import { localDay, type Context } from '../../context.ts'
import { plansOf, slipOf, type Slip } from '../../ratings/plans.ts'
import { rateAll, type RatedEntry } from '../../ratings/rate.ts'
import { summaryOf } from '../../ratings/report.ts'
import { doneIn, snapshotsOf } from '../../ratings/snapshots.ts'
import { officeHours } from '../../ratings/visits.ts'

type Source = Pick<Context, 'db' | 'town' | 'services'>

/** A later program reads an older report by this number. */
const FORMAT = 2

export interface CouncilData {
  readonly format: 1 | typeof FORMAT
  readonly town: string
  readonly demo: boolean
  /** The day whose end is reported: `2026-03-02`. */
  readonly asOf: string
  /** The rules as they were: a later set does not change this report. */
  readonly rules: readonly RuleSet[]
  /** OZG services of the town itself. */
  readonly group: Group | null
  readonly outside: number
  readonly services: readonly ReportedState[]
  /**
   * Cases of our own engine received in the twelve months before, by channel. Small ones stand together (`counter+paper`), and
   * null is fewer than five in all; in the first format they stood each by itself and were hidden where they were shown.
   */
  readonly channels: Readonly<Record<string, number | null>>
  /** Open minutes of the cases that ended in 90 days; null below 20. */
  readonly lead: Quantiles | null
  /** Null where fewer than five. */
  readonly ended: number | null
  readonly obstacles: readonly RankedObstacle[]
  readonly progress: readonly { readonly month: string; readonly done: number }[]
  readonly planned: {
    readonly services: number
    readonly late: number
    readonly next: Planned | null
    /** Since format 2: what should be done by now, with the reason where one was given. */
    readonly overdue?: readonly Overdue[]
    /** Since format 2, over all plans; null where no plan says it. */
    readonly euro?: { readonly planned: number | null; readonly spent: number | null }
  }
  readonly slips: readonly (Slip & { readonly name: string })[]
  readonly forecast: ReturnType<typeof forecast>
}

export interface ReportedState {
  readonly id: string
  readonly name: string
  readonly status: Status
  readonly level11: LevelResult
  readonly missing: readonly string[]
}

export interface Overdue {
  readonly name: string
  readonly due: string
  readonly reason: string | null
}

interface Planned {
  readonly name: string
  readonly due: string
  readonly owner: string
}

/** The state at the end of the day of `now`. */
export async function councilData(source: Source, now: string): Promise<CouncilData> {
  const asOf = localDay(now)
  const entries = await rateAll(source, asOf)
  const own = entries.filter(({ service }) => service.ozg && service.responsible === 'town')
  const group = summaryOf(entries).ozg.byResponsible.town ?? null
  const progress = await progressOf(source, group, asOf)
  return {
    format: FORMAT,
    town: source.town.name,
    demo: source.town.demo,
    asOf,
    rules: ruleSets,
    group,
    outside: entries.length - own.length,
    services: own.map(stateOf),
    channels: await channelsOf(source, now),
    ...(await leadOf(source, now)),
    obstacles: rankObstacles(own.map(obstructed)),
    progress,
    forecast: forecast(progress, own.length),
    ...(await planOf(source, entries, asOf)),
  }
}

const stateOf = ({ service, maturity }: RatedEntry): ReportedState => ({
  id: service.id,
  name: service.name,
  status: maturity.status,
  level11: levelOf(model11, maturity.criteria),
  missing: maturity.missing,
})

const obstructed = ({ service, maturity }: RatedEntry) => ({
  id: service.id,
  results: maturity.criteria,
  type: service.leika[0]?.type ?? null,
  cases: service.casesPerYear,
})

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
const QUARTER_MS = 90 * 24 * 60 * 60 * 1000
const before = (now: string, ms: number): string => new Date(Date.parse(now) - ms).toISOString()

async function channelsOf({ db, town }: Source, now: string): Promise<CouncilData['channels']> {
  const rows = await db('cases')
    .where({ town: town.id })
    .whereBetween('received_at', [before(now, YEAR_MS), now])
    .groupBy('channel')
    .orderBy('channel')
    .select<{ channel: string; n: number | string }[]>('channel', db.raw('count(*) as n'))
  return together(Object.fromEntries(rows.map(({ channel, n }) => [channel, Number(n)])))
}

async function leadOf({ db, town }: Source, now: string): Promise<Pick<CouncilData, 'lead' | 'ended'>> {
  const rows = await db('cases')
    .where({ town: town.id, status: 'ended' })
    .whereBetween('ended_at', [before(now, QUARTER_MS), now])
    .select<{ received_at: string; ended_at: string }[]>('received_at', 'ended_at')
  const open = officeClock(officeHours(now))
  const minutes = rows.map(({ received_at, ended_at }) => open(received_at, ended_at))
  return { lead: quantiles(minutes), ended: shownCount(rows.length) }
}

/** The months that were kept, and this one as it stands. */
export async function progressOf(source: Source, group: Group | null, asOf: string): Promise<CouncilData['progress']> {
  const month = asOf.slice(0, 7)
  const kept = (await snapshotsOf(source)).filter((one) => one.month < month)
  const now = group ? group.byStatus.online.services.numerator + group.byStatus['end-to-end'].services.numerator : 0
  return [...kept.slice(-12).map((one) => ({ month: one.month, done: doneIn(one) })), { month, done: now }]
}

async function planOf(
  source: Source,
  entries: readonly RatedEntry[],
  asOf: string,
): Promise<Pick<CouncilData, 'planned' | 'slips'>> {
  const plans = [...(await plansOf(source)).values()]
  const entry = new Map(entries.map((one) => [one.service.id, one]))
  const nameOf = (service: string): string => entry.get(service)?.service.name ?? service
  const open = plans
    .flatMap((rows) => rows.at(-1) ?? [])
    .filter(
      ({ service, target }) =>
        statuses.indexOf(entry.get(service)?.maturity.status ?? 'unknown') < statuses.indexOf(target),
    )
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  const next = open.find(({ due }) => due >= asOf)
  return {
    planned: {
      services: plans.length,
      late: open.filter(({ due }) => due < asOf).length,
      next: next ? { name: nameOf(next.service), due: next.due, owner: next.owner } : null,
      overdue: open
        .filter(({ due }) => due < asOf)
        .map(({ service, due, reason }) => ({ name: nameOf(service), due, reason })),
      euro: {
        planned: sumOf(plans.map((rows) => rows.at(-1)?.plannedEur ?? null)),
        spent: sumOf(plans.map((rows) => rows.at(-1)?.spentEur ?? null)),
      },
    },
    slips: plans.flatMap((rows) => {
      const slip = slipOf(rows)
      return slip ? [{ ...slip, name: nameOf(slip.service) }] : []
    }),
  }
}

/** Null where nobody said any. */
const sumOf = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0)
