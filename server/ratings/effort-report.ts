/** Effort of the services that have a drawn process: today against tomorrow, estimated beside measured. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  assisted,
  compare,
  effortOf,
  factsOf,
  measure,
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
import { processesFolder } from '../runtime/index.ts'
import type { CatalogueService } from './service.ts'
import { servicesOf } from './store.ts'
import { officeHours, trailOf } from './visits.ts'

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
  /** The version that is tomorrow, and the cases that ended on it. */
  readonly version: number
  readonly measured: Measured
}

/** What tomorrow's figures rest on: what people noted, or real cases wherever enough of them stand behind a figure. */
export type Basis = 'estimate' | 'cases'

export interface EffortParameters {
  readonly onlineShare?: number
  readonly basis?: Basis
}

export interface EffortReport {
  readonly asOf: string
  readonly town: string
  /** Assumed share of cases that come in online, 0…1. */
  readonly onlineShare: number
  readonly basis: Basis
  readonly rates: typeof municipalRates
  readonly rateSource: typeof rateSource
  readonly processes: readonly ProcessEffort[]
}

/** Half of the cases online: an assumption to be changed, said as one. */
export const USUAL_ONLINE_SHARE = 0.5

export async function effortReport(
  source: Source,
  now: string,
  { onlineShare = USUAL_ONLINE_SHARE, basis = 'estimate' }: EffortParameters = {},
): Promise<EffortReport> {
  const catalogue = new Map((await servicesOf(source.db, source.town.id)).map((service) => [service.id, service]))
  const deployed = await latestDiagrams(source)
  const processes = await Promise.all(
    deployed.map(async (one) => {
      const own = source.services.byProcess(one.process)
      const service = own ? (catalogue.get(own.id) ?? null) : null
      return processEffort(one, service, await bothOf(source, one, now, basis), { onlineShare, basis })
    }),
  )
  const about = { asOf: localDay(now), town: source.town.key, onlineShare, basis, rates: municipalRates, rateSource }
  return { ...about, processes: processes.filter(({ today, tomorrow }) => today ?? tomorrow) }
}

type Both = Pick<ProcessEffort, 'today' | 'tomorrow' | 'measured'>

/** Today runs on paper, so only tomorrow can be measured. */
async function bothOf(source: Source, { process, id, xml }: Deployed, now: string, basis: Basis): Promise<Both> {
  const trail = await trailOf(source, { process, deployment: id }, now)
  const found = measure(trail, officeHours(now), now)
  const [today, tomorrow] = [await asIs(process), await drawingIn(xml, process)]
  const options = tomorrow && basis === 'cases' ? { measured: factsOf(tomorrow, trail, found) } : {}
  return { today: today && effortOf(today), tomorrow: tomorrow && effortOf(tomorrow, options), measured: found }
}

function processEffort(
  { process, name, version }: Deployed,
  service: CatalogueService | null,
  { today, tomorrow, measured }: Both,
  parameters: Required<EffortParameters>,
): ProcessEffort {
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
    year: known ? yearBoth(today.figures, tomorrow.figures, [value, visits ?? 0], parameters) : null,
    version,
    measured,
  }
}

function yearBoth(
  today: Figures,
  tomorrow: Figures,
  [cases, visits]: readonly [cases: number, visits: number],
  { onlineShare: share, basis }: Required<EffortParameters>,
): Comparison {
  const later = mixed(tomorrow, assisted(tomorrow, usualAssistance), share)
  const rest = basis === 'cases' ? 'on-different' : 'on-the-same'
  return compare(yearOf(today, cases, visits), yearOf(later, cases, (1 - share) * visits), rest)
}

/** The catalogue says "ja" or "nein" with what it depends on; anything else nobody knows. */
export function visitsToday({ appearance }: CatalogueService): number | null {
  if (/^ja\b/i.test(appearance)) return 1
  return /^nein\b/i.test(appearance) ? 0 : null
}

interface Deployed {
  readonly id: number
  readonly process: string
  readonly version: number
  readonly name: string
  readonly xml: string
}

async function latestDiagrams({ db, town }: Source): Promise<readonly Deployed[]> {
  const rows = await db('deployments')
    .join('resources', { 'resources.town': 'deployments.town', 'resources.deployment_id': 'deployments.id' })
    .where({ 'deployments.town': town.id, 'resources.kind': 'bpmn' })
    .orderBy('deployments.version')
    .select<Deployed[]>('deployments.id', 'process', 'deployments.version', 'deployments.name', {
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
