/** The public list as the town has it, with the names of its fields made one. */
import type { Context } from '../../context.ts'
import type { Trx, Db } from '../../db/connect.ts'
import { CatalogueService } from '../../ratings/service.ts'
import { fieldNamed, type Fields } from './entry.ts'

export interface Source {
  readonly db: Context['db']
  readonly town: Pick<Context['town'], 'id'>
}

/** SQLite takes at most 32,766 values a statement, PostgreSQL 65,535. */
const BATCH = 500

export async function knownEntries(db: Db | Trx, town: number): Promise<ReadonlyMap<string, Fields>> {
  const rows = await db('leika').where({ town }).select<Row[]>('key', 'name', 'typ', 'ozg_id', 'data')
  return new Map(rows.map((row) => [row.key, fieldsOf(row)]))
}

export const catalogueServices = async (db: Db | Trx, town: number): Promise<readonly CatalogueService[]> =>
  (await db('services').where({ town }).select<{ data: string }[]>('data')).map(({ data }) =>
    CatalogueService.parse(JSON.parse(data)),
  )

/** The keys that services of the town name, as they call them. */
export const usedKeys = async (db: Db | Trx, town: number): Promise<ReadonlyMap<string, Fields>> =>
  new Map(
    (await catalogueServices(db, town)).flatMap(({ leika }) =>
      leika.map(({ key, name, type }) => [key, { name, typ: type }] as const),
    ),
  )

interface Row {
  readonly key: string
  readonly name: string
  readonly typ: string | null
  readonly ozg_id: string | null
  readonly data: string
}

/** Rows of an earlier release hold the columns of the file as they were called there. */
function fieldsOf({ name, typ, ozg_id, data }: Row): Fields {
  const stored = Object.entries(JSON.parse(data) as Record<string, string>)
  const named = stored.map(([column, value]) => [fieldNamed(column), value] as const)
  const fields = Object.fromEntries(named.filter(([field]) => field !== 'key'))
  return { ...fields, name, ...(typ === null ? {} : { typ }), ...(ozg_id === null ? {} : { ozgId: ozg_id }) }
}

/** Writes what the keys are from now on; null takes a key out. */
export async function writeEntries(
  trx: Trx,
  town: number,
  entries: ReadonlyMap<string, Fields | null>,
  at: string,
): Promise<void> {
  const gone = [...entries].filter(([, fields]) => fields === null).map(([key]) => key)
  const kept = [...entries].flatMap(([key, fields]) => (fields === null ? [] : [rowOf(town, key, fields, at)]))
  for (let first = 0; first < gone.length; first += BATCH)
    await trx('leika')
      .where({ town })
      .whereIn('key', gone.slice(first, first + BATCH))
      .delete()
  for (let first = 0; first < kept.length; first += BATCH)
    await trx('leika')
      .insert(kept.slice(first, first + BATCH))
      .onConflict(['town', 'key'])
      .merge(['name', 'typ', 'ozg_id', 'data', 'updated_at'])
}

const rowOf = (town: number, key: string, fields: Fields, at: string) => ({
  town,
  key,
  name: fields['name'] ?? '',
  typ: fields['typ'] || null,
  ozg_id: fields['ozgId'] || null,
  data: JSON.stringify(fields),
  updated_at: at,
})
