/** Changes of the catalogue: several services at once, each with what it was before, so that a batch can be undone. */
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { differences } from './service-fields.ts'
import { CatalogueService } from './service.ts'
import { serviceColumns, storedService } from './store.ts'

type Source = Pick<Context, 'db' | 'town'>

export type Edit = Partial<Omit<CatalogueService, 'id'>>

export interface Change {
  readonly batch: string
  readonly service: string
  readonly what: string
  readonly at: string
  readonly author: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
}

export const newBatch = (): string => randomBytes(8).toString('hex')

/** Changes what differs, in one transaction. Returns how many services changed. */
export const changeServices = (
  { db, town }: Source,
  edits: ReadonlyMap<string, Edit>,
  at: string,
  author: string,
): Promise<number> => db.transaction((trx) => changeServicesIn(trx, town.id, edits, { batch: newBatch(), at, author }))

/** The same as part of a larger change. */
export async function changeServicesIn(
  trx: Trx,
  town: number,
  edits: ReadonlyMap<string, Edit>,
  { batch, at, author }: { readonly batch: string; readonly at: string; readonly author: string },
): Promise<number> {
  let changed = 0
  for (const [id, edit] of edits) {
    const before = await storedService(trx, town, id)
    if (!before) continue
    const after = CatalogueService.parse({ ...before, ...edit })
    const what = differences(before, after)
    if (what.length === 0) continue
    await trx('services').where({ town, key: id }).update(serviceColumns(after, at))
    await trx('service_changes').insert({
      ...{ town, batch, service: id, what: what.join('; '), at, author },
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    })
    changed++
  }
  return changed
}

/** Takes a batch back, unless a service in it was changed again since: then nothing of it, and false. */
export const undoBatch = ({ db, town }: Source, batch: string, at: string, author: string): Promise<boolean> =>
  db.transaction(async (trx) => (await undoBatchIn(trx, town.id, { batch, at, author })) === 'undone')

/** The same as part of a larger change; `nothing` when no service was changed, or all of it is undone already. */
export async function undoBatchIn(
  trx: Trx,
  town: number,
  { batch, at, author }: { readonly batch: string; readonly at: string; readonly author: string },
): Promise<'undone' | 'changed-since' | 'nothing'> {
  const mine = { town, batch, undone_at: null }
  const rows = await trx('service_changes')
    .where(mine)
    .select<{ service: string; before: string; after: string }[]>('service', 'before', 'after')
  for (const { service, after } of rows) {
    const now = await storedService(trx, town, service)
    if (JSON.stringify(now) !== JSON.stringify(CatalogueService.parse(JSON.parse(after)))) return 'changed-since'
  }
  for (const { service, before } of rows)
    await trx('services')
      .where({ town, key: service })
      .update(serviceColumns(CatalogueService.parse(JSON.parse(before)), at))
  await trx('service_changes').where(mine).update({ undone_at: at, undone_by: author })
  return rows.length > 0 ? 'undone' : 'nothing'
}

/** The latest first; of one service or of all. */
export async function changesOf({ db, town }: Source, service?: string): Promise<readonly Change[]> {
  const query = db('service_changes').where({ town: town.id }).orderBy('id', 'desc').limit(200)
  const rows = service === undefined ? query : query.where({ service })
  return rows.select<Change[]>('batch', 'service', 'what', 'at', 'author', {
    undoneAt: 'undone_at',
    undoneBy: 'undone_by',
  })
}
