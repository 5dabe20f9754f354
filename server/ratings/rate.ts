/** Rates every service of the town: catalogue, recorded answers and the running system put together. */
import { maturity, type Evidence, type Fact, type Maturity, type RatedService } from '../../analysis/index.ts'
import type { Context } from '../context.ts'
import { deployedBy } from './deployed.ts'
import { observe } from './observe.ts'
import type { CatalogueService } from './service.ts'
import { factsOf, serviceById, servicesOf } from './store.ts'

export type Source = Pick<Context, 'db' | 'town' | 'services'>

export interface RatedEntry {
  readonly service: CatalogueService
  readonly maturity: Maturity
  /** Every answer people gave, the oldest first. */
  readonly facts: readonly Fact[]
}

/** All services by name, rated as of the end of a day. */
export async function rateAll(source: Source, asOf: string): Promise<readonly RatedEntry[]> {
  const { db, town } = source
  const services = await servicesOf(db, town.id)
  const [facts, evidence] = [await factsOf(db, town.id), await evidenceOf(source, services, asOf)]
  return services.map((service) => rate(service, facts.get(service.id) ?? [], evidence.get(service.id) ?? {}, asOf))
}

/** One service, or null when the town does not have it. */
export async function rateOne(source: Source, id: string, asOf: string): Promise<RatedEntry | null> {
  const { db, town } = source
  const service = await serviceById(db, town.id, id)
  if (!service) return null
  const facts = await factsOf(db, town.id, id)
  return rate(service, facts.get(id) ?? [], (await evidenceOf(source, [service], asOf)).get(id) ?? {}, asOf)
}

function rate(service: CatalogueService, facts: readonly Fact[], evidence: Evidence, asOf: string): RatedEntry {
  return { service, maturity: maturity(ratedService(service), facts, evidence, asOf), facts }
}

export const ratedService = ({ fee, nationwide }: CatalogueService): RatedService => ({
  fee: fee.kind,
  feeChecked: fee.checked,
  via: nationwide?.via ?? 'own',
})

async function evidenceOf(
  source: Source,
  catalogue: readonly CatalogueService[],
  asOf: string,
): Promise<ReadonlyMap<string, Evidence>> {
  const processes = new Map((await deployedBy(source, asOf)).map((process) => [process.process, process]))
  const cases = new Map(catalogue.map(({ id, casesPerYear }) => [id, casesPerYear.value]))
  const { services } = source
  return new Map(
    services.all.flatMap((service) => {
      const process = processes.get(service.process)
      const letters = (id: string) => services.letter(service.process, id)
      const expected = cases.get(service.id) ?? null
      return process ? [[service.id, observe(service, process, letters, asOf, expected)] as const] : []
    }),
  )
}
