/** Effort of the services that have a drawn process: today against tomorrow, estimated beside measured. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  assisted,
  compare,
  effortOf,
  mixed,
  municipalRates,
  rateSource,
  usualAssistance,
  yearOf,
  type Comparison,
  type Effort,
  type Figures,
  type Measured,
} from '../../analysis/index.ts'
import { readDrawing, type DrawnProcess } from '../../engine/index.ts'
import { localDay, type Context } from '../context.ts'
import { processesFolder } from '../open.ts'
import type { CatalogueService } from './service.ts'
import { servicesOf } from './store.ts'
import { measured } from './visits.ts'

type Source = Pick<Context, 'db' | 'town' | 'services'>

export interface ProcessEffort {
  readonly process: string
  readonly name: string
  readonly service: string | null
  readonly office: string | null
  readonly cases: { readonly value: number | null; readonly estimate: boolean; readonly source: string }
  /** Ways of the citizen to the town hall for a case today; null when nobody knows. */
  readonly visits: number | null
  readonly today: Effort | null
  readonly tomorrow: Effort | null
  /** A year of both, where cases and both figures are known. */
  readonly year: Comparison | null
  readonly measured: Measured
}

export interface EffortReport {
  readonly asOf: string
  readonly town: string
  /** Assumed share of cases that come in online, 0…1. */
  readonly onlineShare: number
  readonly rates: typeof municipalRates
  readonly rateSource: typeof rateSource
  readonly processes: readonly ProcessEffort[]
}

/** Half of the cases online: an assumption to be changed, said as one. */
export const USUAL_ONLINE_SHARE = 0.5

export async function effortReport(
  source: Source,
  now: string,
  onlineShare = USUAL_ONLINE_SHARE,
): Promise<EffortReport> {
  const catalogue = new Map((await servicesOf(source.db, source.town.id)).map((service) => [service.id, service]))
  const deployed = await latestDiagrams(source)
  const processes = await Promise.all(
    deployed.map(async ({ process, name, xml }) => {
      const own = source.services.byProcess(process)
      const service = own ? (catalogue.get(own.id) ?? null) : null
      const drawings = { today: await asIs(process), tomorrow: await drawingIn(xml, process) }
      return processEffort(await measured(source, process, now), { process, name }, service, drawings, onlineShare)
    }),
  )
  const about = { asOf: localDay(now), town: source.town.key, onlineShare, rates: municipalRates, rateSource }
  return { ...about, processes: processes.filter(({ today, tomorrow }) => today ?? tomorrow) }
}

interface Drawings {
  readonly today: DrawnProcess | null
  readonly tomorrow: DrawnProcess | null
}

function processEffort(
  found: Measured,
  { process, name }: { readonly process: string; readonly name: string },
  service: CatalogueService | null,
  drawings: Drawings,
  onlineShare: number,
): ProcessEffort {
  const today = drawings.today && effortOf(drawings.today)
  const tomorrow = drawings.tomorrow && effortOf(drawings.tomorrow)
  const { value = null, estimate = true, source = 'nicht erhoben' } = service?.casesPerYear ?? {}
  const visits = service ? visitsToday(service) : null
  const known = today?.figures && tomorrow?.figures && value !== null
  return {
    process,
    name,
    service: service?.id ?? null,
    office: service?.office ?? null,
    cases: { value, estimate, source },
    visits,
    today,
    tomorrow,
    year: known ? yearBoth(today.figures, tomorrow.figures, value, visits ?? 0, onlineShare) : null,
    measured: found,
  }
}

function yearBoth(today: Figures, tomorrow: Figures, cases: number, visits: number, share: number): Comparison {
  const later = mixed(tomorrow, assisted(tomorrow, usualAssistance), share)
  return compare(yearOf(today, cases, visits), yearOf(later, cases, (1 - share) * visits))
}

/** The catalogue says "ja" or "nein" with what it depends on; anything else nobody knows. */
export function visitsToday({ appearance }: CatalogueService): number | null {
  if (/^ja\b/i.test(appearance)) return 1
  return /^nein\b/i.test(appearance) ? 0 : null
}

async function latestDiagrams({
  db,
  town,
}: Source): Promise<readonly { process: string; name: string; xml: string }[]> {
  const rows = await db('deployments')
    .join('resources', { 'resources.town': 'deployments.town', 'resources.deployment_id': 'deployments.id' })
    .where({ 'deployments.town': town.id, 'resources.kind': 'bpmn' })
    .orderBy('deployments.version')
    .select<{ process: string; name: string; xml: string }[]>('process', 'deployments.name', {
      xml: 'resources.content',
    })
  return [...new Map(rows.map((row) => [row.process, row])).values()]
}

async function asIs(process: string): Promise<DrawnProcess | null> {
  const xml = await readFile(join(processesFolder, process, 'ist.bpmn'), 'utf8').catch(() => null)
  return xml === null ? null : ((await readDrawing(xml))[0] ?? null)
}

const drawingIn = async (xml: string, process: string): Promise<DrawnProcess | null> =>
  (await readDrawing(xml)).find(({ id }) => id === process) ?? null
