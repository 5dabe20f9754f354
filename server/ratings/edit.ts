/** Changes of the catalogue: several services at once, each with what it was before, so that a batch can be undone. */
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { CatalogueService } from './service.ts'
import { serviceColumns, storedService } from './store.ts'

type Source = Pick<Context, 'db' | 'town'>

export type Edit = Partial<Pick<CatalogueService, 'office' | 'responsible' | 'automation' | 'note'>>

export interface Change {
  readonly batch: string
  readonly service: string
  readonly what: string
  readonly at: string
  readonly author: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
}

const words: Readonly<Record<keyof Edit, string>> = {
  office: 'Amt',
  responsible: 'Zuständig',
  automation: 'Automatisierbarkeit',
  note: 'Hinweis',
}

/** Changes what differs, in one transaction. Returns how many services changed. */
export async function changeServices(
  source: Source,
  edits: ReadonlyMap<string, Edit>,
  at: string,
  author: string,
): Promise<number> {
  const { db, town } = source
  const batch = randomBytes(8).toString('hex')
  let changed = 0
  await db.transaction(async (trx) => {
    for (const [id, edit] of edits) {
      const before = await storedService(trx, town.id, id)
      if (!before) continue
      const after = CatalogueService.parse({ ...before, ...edit })
      const what = (Object.keys(words) as (keyof Edit)[])
        .filter((key) => before[key] !== after[key])
        .map((key) => `${words[key]}: ${before[key]} → ${after[key]}`)
      if (what.length === 0) continue
      await trx('services').where({ town: town.id, key: id }).update(serviceColumns(after, at))
      await trx('service_changes').insert({
        ...{ town: town.id, batch, service: id, what: what.join('; '), at, author },
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      })
      changed++
    }
  })
  return changed
}

/** Takes a batch back, unless a service in it was changed again since: then nothing of it, and false. */
export async function undoBatch({ db, town }: Source, batch: string, at: string, author: string): Promise<boolean> {
  return db.transaction(async (trx) => {
    const mine = { town: town.id, batch, undone_at: null }
    const rows = await trx('service_changes')
      .where(mine)
      .select<{ service: string; before: string; after: string }[]>('service', 'before', 'after')
    for (const { service, after } of rows) {
      const now = await storedService(trx, town.id, service)
      if (JSON.stringify(now) !== JSON.stringify(CatalogueService.parse(JSON.parse(after)))) return false
    }
    for (const { service, before } of rows)
      await trx('services')
        .where({ town: town.id, key: service })
        .update(serviceColumns(CatalogueService.parse(JSON.parse(before)), at))
    await trx('service_changes').where(mine).update({ undone_at: at, undone_by: author })
    return rows.length > 0
  })
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
