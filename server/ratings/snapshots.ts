/** The state of all services at the end of each month, kept as it was. */
import { ruleSets, statuses, type Group, type Status } from '../../analysis/index.ts'
import { localDay, type Context } from '../context.ts'
import { rateAll } from './rate.ts'
import { summaryOf } from './report.ts'

type Source = Pick<Context, 'db' | 'town' | 'services'>

export interface Snapshot {
  readonly month: string
  readonly asOf: string
  /** Rule sets as id@version: a later set never changes what was counted here. */
  readonly rules: readonly string[]
  /** OZG services of the town itself. */
  readonly town: Readonly<Record<Status, number>>
  readonly services: Readonly<Record<string, Status>>
}

/** Keeps the state at the end of the month before `clock`, once. Returns whether it did. */
export async function takeSnapshot({ clock, ...source }: Source & Pick<Context, 'clock'>): Promise<boolean> {
  const now = clock.now()
  const asOf = lastDayBefore(`${localDay(now).slice(0, 7)}-01`)
  return keepSnapshot(source, asOf, now)
}

/** Keeps the state at the end of a day as that of its month; false when that month is kept already. */
export async function keepSnapshot(source: Source, asOf: string, at: string): Promise<boolean> {
  const { db, town } = source
  const month = asOf.slice(0, 7)
  if (await db('snapshots').where({ town: town.id, month }).first('id')) return false
  const data = await snapshot(source, asOf)
  const row = { town: town.id, month, as_of: asOf, data: JSON.stringify(data), at }
  await db('snapshots').insert(row).onConflict(['town', 'month']).ignore()
  return true
}

export async function snapshot(source: Source, asOf: string): Promise<Snapshot> {
  const entries = await rateAll(source, asOf)
  return {
    month: asOf.slice(0, 7),
    asOf,
    rules: ruleSets.map(({ id, version }) => `${id}@${version}`),
    town: countsOf(summaryOf(entries).ozg.byResponsible.town),
    services: Object.fromEntries(entries.map(({ service, maturity }) => [service.id, maturity.status])),
  }
}

/** The oldest first. */
export async function snapshotsOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  until = '9999-12',
): Promise<readonly Snapshot[]> {
  const rows = await db('snapshots')
    .where({ town: town.id })
    .andWhere('month', '<=', until)
    .orderBy('month')
    .select<{ data: string }[]>('data')
  return rows.map(({ data }) => JSON.parse(data) as Snapshot)
}

/** Online or better. */
export const doneIn = ({ town }: Pick<Snapshot, 'town'>): number => town.online + town['end-to-end']

const countsOf = (group: Group | undefined): Snapshot['town'] =>
  Object.fromEntries(
    statuses.map((status) => [status, group?.byStatus[status].services.numerator ?? 0]),
  ) as Snapshot['town']

const lastDayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
