/** The cases behind a figure: those the reader may open by name, of the others only how many. */
import type { Knex } from 'knex'
import { inFives, measuredSince, partOf, shownCount, MEASURED_DAYS } from '../../../analysis/index.ts'
import { readDrawing } from '../../../engine/index.ts'
import { visibleCases, type Staff } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import type { CaseRow } from '../../records/case-row.ts'
import { channelWords } from '../../ratings/volumes.ts'
import { channelsIn, channelsName } from '../council/channels.ts'
import { endedCases } from '../../ratings/visits.ts'
import { bpmnOf } from '../../runtime/index.ts'
import type { Ended, Received } from '../../ratings/behind-address.ts'

export interface Behind {
  /** What the figure counts, as a heading. */
  readonly title: string
  /** Null where so few that it is not said. */
  readonly total: number | null
  /** Whether `total` is only what there are at least. */
  readonly least: boolean
  /** Those that the reader may open, the newest first. */
  readonly open: readonly CaseRow[]
  /** Others, at least; null where there are so few that it is not said. */
  readonly others: number | null
}

type Source = Pick<Context, 'db' | 'town' | 'clock'>

export const behind = (context: Source, staff: Staff, figure: Ended | Received): Promise<Behind> =>
  'process' in figure ? behindEnded(context, staff, figure) : behindReceived(context, staff, figure)

async function behindEnded(
  context: Source,
  staff: Staff,
  { process, version, step, days = MEASURED_DAYS }: Ended,
): Promise<Behind> {
  const of = await versionOf(context, process, version)
  const now = context.clock.now()
  const all = (): Knex.QueryBuilder => endedCases(context, { process, deployment: of.id, days }, now)
  const whole = await size(all())
  const passed = (): Knex.QueryBuilder => (step === undefined ? all() : throughStep(all(), step))
  const name = step === undefined ? null : await stepName(context, of.id, process, step)
  const about = version === undefined ? of.name : `${of.name}, Version ${version}`
  return gathered(passed, staff, {
    title: `${about}: in ${days} Tagen abgeschlossen${name === null ? '' : `, mit dem Schritt „${name}“`}`,
    whole,
  })
}

async function behindReceived(context: Source, staff: Staff, { service, year, channel }: Received): Promise<Behind> {
  const { db, town } = context
  const row = await db('services').where({ town: town.id, key: service }).first<{ name: string } | undefined>('name')
  if (!row) throw new Failure('not-found')
  const all = (): Knex.QueryBuilder =>
    db('cases')
      .where({ 'cases.town': town.id, 'cases.service': service, 'cases.channel': channel })
      .where('cases.received_at', '>=', `${year}-01-01`)
      .where('cases.received_at', '<', `${year + 1}-01-01`)
  return gathered(all, staff, { title: `${row.name}: eingegangen ${year}, ${channelWords[channel]}` })
}

/** Behind a frozen report: cases that came in the twelve months before it, or ended in the 90 days before it. */
export function behindReport(
  { db, town }: Source,
  staff: Staff,
  report: { readonly number: string; readonly at: string },
  channel: string | null,
): Promise<Behind> {
  const rows = (): Knex.QueryBuilder => db('cases').where('cases.town', town.id)
  if (channel === null) {
    const ended = (): Knex.QueryBuilder =>
      rows()
        .where('cases.status', 'ended')
        .whereBetween('cases.ended_at', [measuredSince(report.at), report.at])
    return gathered(ended, staff, { title: `Bericht ${report.number}: in ${MEASURED_DAYS} Tagen abgeschlossen` })
  }
  const received = (): Knex.QueryBuilder =>
    rows()
      .whereIn('cases.channel', channelsIn(channel))
      .whereBetween('cases.received_at', [measuredSince(report.at, 365), report.at])
  return gathered(received, staff, {
    title: `Bericht ${report.number}: in zwölf Monaten eingegangen, ${channelsName(channel)}`,
  })
}

const SHOWN = 200

async function gathered(
  all: () => Knex.QueryBuilder,
  staff: Staff,
  { title, whole }: { readonly title: string; readonly whole?: number },
): Promise<Behind> {
  const total = await size(all())
  const mine = await size(visibleCases(all(), staff))
  const open = (await visibleCases(all(), staff)
    .orderBy('cases.id', 'desc')
    .limit(SHOWN)
    .select('cases.*')) as CaseRow[]
  const said = whole === undefined ? shownCount(total) : partOf(total, whole)
  const rest = total - mine
  const others = shownCount(rest) === null ? null : mine === 0 ? said : inFives(rest)
  // Who may open all of them may also count them.
  return rest === 0
    ? { title, total, least: false, open, others: 0 }
    : { title, total: said, least: said !== total, open, others }
}

async function size(query: Knex.QueryBuilder): Promise<number> {
  const row = (await query.count({ n: '*' }).first()) as { n: number | string } | undefined
  return Number(row?.n ?? 0)
}

/** As the measured steps count: what was done, and what was waited for. */
const throughStep = (query: Knex.QueryBuilder, element: string): Knex.QueryBuilder =>
  query.whereExists(function visit(this: Knex.QueryBuilder) {
    this.select('v.id')
      .from('visits as v')
      .whereRaw('v.town = cases.town and v.case_id = cases.id')
      .where('v.element', element)
      .where((any) => any.where('v.how', 'completed').orWhereRaw(`v.how = 'cancelled' and v.type not like '%Task'`))
  })

interface Deployed {
  readonly id: number | undefined
  readonly name: string
}

async function versionOf({ db, town }: Source, process: string, version: number | undefined): Promise<Deployed> {
  const known = await db('deployments')
    .where({ town: town.id, process, ...(version === undefined ? {} : { version }) })
    .orderBy('version', 'desc')
    .first<{ id: number; name: string } | undefined>('id', 'name')
  if (!known) throw new Failure('unknown-process')
  return { id: version === undefined ? undefined : known.id, name: known.name }
}

async function stepName(
  { db, town }: Source,
  deployment: number | undefined,
  process: string,
  step: string,
): Promise<string> {
  if (deployment === undefined) return step
  const drawn = await readDrawing((await bpmnOf(db, town, deployment)) ?? '')
  const name = drawn.find(({ id }) => id === process)?.nodes.find(({ id }) => id === step)?.name
  if (name === undefined) throw new Failure('not-found')
  return name || step
}
