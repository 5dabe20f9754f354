/** Services of the town and what people recorded about them. Answers are only ever added. */
import type { Answer, CriterionId, Fact, Via } from '../../analysis/index.ts'
import { isCriterion } from '../../analysis/index.ts'
import type { Db, Trx } from '../db/connect.ts'
import { CatalogueService } from './service.ts'
import { volumesOf, withVolumes } from './volumes.ts'

export async function servicesOf(db: Db, town: number): Promise<readonly CatalogueService[]> {
  const rows = await db('services').where({ town }).orderBy('name').select<{ data: string }[]>('data')
  const volumes = await volumesOf({ db, town: { id: town } })
  return rows.map(({ data }) => {
    const service = CatalogueService.parse(JSON.parse(data))
    return withVolumes(service, volumes.get(service.id) ?? [])
  })
}

export async function serviceById(db: Db, town: number, id: string): Promise<CatalogueService | null> {
  const service = await storedService(db, town, id)
  return service && withVolumes(service, (await volumesOf({ db, town: { id: town } }, id)).get(id) ?? [])
}

/** As it stands in the catalogue itself, without the cases that were counted or asked since. */
export async function storedService(db: Db | Trx, town: number, id: string): Promise<CatalogueService | null> {
  const row = await db('services').where({ town, key: id }).first<{ data: string } | undefined>('data')
  return row ? CatalogueService.parse(JSON.parse(row.data)) : null
}

/** Every answer ever given, the oldest first, by service; `service` narrows to one. */
export async function factsOf(db: Db, town: number, service?: string): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const query = db('facts').where({ town }).orderBy(['at', 'id'])
  const rows = (await (service === undefined ? query : query.where({ service }))) as FactRow[]
  const facts = new Map<string, Fact[]>()
  for (const row of rows) {
    if (!isCriterion(row.criterion)) continue
    const list = facts.get(row.service) ?? []
    facts.set(row.service, [...list, toFact(row, row.criterion)])
  }
  return facts
}

export async function addFact(db: Db, town: number, service: string, { testedOn, ...fact }: Fact): Promise<void> {
  await db('facts').insert({ town, service, ...fact, tested_on: testedOn })
}

interface FactRow {
  readonly service: string
  readonly criterion: string
  readonly answer: Answer
  readonly reason: string | null
  readonly via: Via | null
  readonly address: string | null
  readonly tested_on: string | null
  readonly at: string
  readonly author: string
}

const toFact = (row: FactRow, criterion: CriterionId): Fact => ({
  criterion,
  answer: row.answer,
  reason: row.reason,
  at: row.at,
  author: row.author,
  via: row.via,
  address: row.address,
  testedOn: row.tested_on,
})

/** What the row of a service says beside its town and key. */
export const serviceColumns = (service: CatalogueService, at: string) => ({
  name: service.name,
  ozg: service.ozg,
  office: service.office,
  responsible: service.responsible,
  data: JSON.stringify(service),
  updated_at: at,
})
