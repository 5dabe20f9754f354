/** The rows of data stores: read for a step, written with it, listed and replaced by administrators. */
import type { Instant, Json, RowChange, StoreView, Variables } from '../../engine/index.ts'
import type { Db, Trx } from '../db/connect.ts'

/** Somebody else has written a row since it was read. */
export class StaleRow extends Error {}

interface Row {
  readonly key: string
  readonly value: string
  readonly version: number
}

/** One row of a store, or with `key` null all of them, unless there are more than `most`. */
export async function loadRows(
  db: Db,
  town: number,
  store: string,
  key: string | null,
  most = Infinity,
): Promise<StoreView> {
  const mine = { town, store, ...(key !== null && { key }) }
  const all = db('store_rows').where(mine).orderBy('key').select<Row[]>('key', 'value', 'version')
  const found = await (most === Infinity ? all : all.limit(most + 1))
  if (found.length > most) return { rows: {}, whole: false, tooMany: true }
  const rows = found.map((row) => [row.key, { value: JSON.parse(row.value) as Json, version: row.version }] as const)
  const none = key !== null && rows.length === 0 ? { [key]: null } : {}
  return { rows: { ...none, ...Object.fromEntries(rows) }, whole: key === null }
}

export interface Writing {
  readonly at: Instant
  /** Who wrote it last: the number of a case, or a login. */
  readonly by: string
}

/** Writes rows if they are as they were read. Throws `StaleRow`; the transaction must then be rolled back. */
export async function writeRows(
  trx: Trx,
  town: number,
  changes: readonly RowChange[],
  { at, by }: Writing,
): Promise<void> {
  for (const { store, key, from, row } of changes) {
    const written = { value: JSON.stringify(row.value), version: row.version, changed_at: at, changed_by: by }
    const mine = { town, store, key }
    const rows =
      from === 0
        ? await trx('store_rows')
            .insert({ ...mine, ...written })
            .onConflict(['town', 'store', 'key'])
            .ignore()
            .returning('key')
        : await trx('store_rows')
            .where({ ...mine, version: from })
            .update(written)
            .returning('key')
    if (rows.length !== 1) throw new StaleRow(`${store}: ${key} has been written since version ${from}`)
  }
}

export interface StoreSummary {
  readonly store: string
  readonly rows: number
  readonly changedAt: Instant
}

/** The stores of a town that hold rows, by name. */
export async function storesOf(db: Db, town: number): Promise<readonly StoreSummary[]> {
  const rows = await db('store_rows')
    .where({ town })
    .groupBy('store')
    .orderBy('store')
    .select<{ store: string; rows: number | string; changed_at: string }[]>(
      'store',
      db.raw('count(*) as rows'),
      db.raw('max(changed_at) as changed_at'),
    )
  return rows.map(({ store, rows, changed_at }) => ({ store, rows: Number(rows), changedAt: changed_at }))
}

/** Values by key, in the order of the keys. */
export async function valuesOf(db: Db, town: number, store: string): Promise<Variables> {
  const { rows } = await loadRows(db, town, store, null)
  return Object.fromEntries(Object.entries(rows).flatMap(([key, row]) => (row ? [[key, row.value]] : [])))
}

export interface Imported {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
}

/** Writes rows by key; with `replace` those that are not given are removed. One transaction. */
export async function importRows(
  db: Db,
  town: number,
  { store, rows, replace }: { readonly store: string; readonly rows: Variables; readonly replace: boolean },
  writing: Writing,
): Promise<Imported> {
  return db.transaction(async (trx) => {
    const before = (await loadRows(trx, town, store, null)).rows
    const changes = Object.entries(rows).flatMap(([key, value]): RowChange[] => {
      const from = before[key]?.version ?? 0
      const same = before[key] && JSON.stringify(before[key].value) === JSON.stringify(value)
      return same ? [] : [{ store, key, from, row: { value, version: from + 1 } }]
    })
    await writeRows(trx, town, changes, writing)
    const gone = replace ? Object.keys(before).filter((key) => !Object.hasOwn(rows, key)) : []
    for (const key of gone) await trx('store_rows').where({ town, store, key }).delete()
    return { written: changes.length, unchanged: Object.keys(rows).length - changes.length, removed: gone.length }
  })
}
