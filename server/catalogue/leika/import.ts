/** Brings the LeiKa list into the town's database: one transaction, nothing twice. */
import type { Db, Trx } from '../../db/connect.ts'
import type { LeikaFile, LeikaRow, Rejection } from './read.ts'

export interface ImportResult {
  /** Rows of the file without the heading; the other four add up to it. */
  readonly rows: number
  readonly imported: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly rejections: readonly Rejection[]
}

/** SQLite takes at most 32,766 values a statement, PostgreSQL 65,535. */
const BATCH = 500

/** Stores what the file holds. A key that is there with the same content is left alone. `at` is the moment of the import. */
export async function importLeika(db: Db, town: number, file: LeikaFile, at: string): Promise<ImportResult> {
  return db.transaction(async (trx) => {
    const present = await stored(trx, town)
    const added = file.rows.filter(({ key }) => !present.has(key))
    const changed = file.rows.filter((row) => present.has(row.key) && present.get(row.key) !== content(row))
    await write(trx, town, [...added, ...changed], at)
    return {
      rows: file.rows.length + file.rejected.length,
      imported: added.length,
      updated: changed.length,
      unchanged: file.rows.length - added.length - changed.length,
      rejected: file.rejected.length,
      rejections: file.rejected,
    }
  })
}

async function stored(trx: Trx, town: number): Promise<ReadonlyMap<string, string>> {
  const rows = await trx('leika').where({ town }).select<{ key: string; data: string }[]>('key', 'data')
  return new Map(rows.map(({ key, data }) => [key, data]))
}

// The columns beside it are drawn from the content, so that it alone tells whether something changed.
const content = ({ data }: LeikaRow): string => JSON.stringify(data)

async function write(trx: Trx, town: number, rows: readonly LeikaRow[], at: string): Promise<void> {
  for (let first = 0; first < rows.length; first += BATCH) {
    const batch = rows.slice(first, first + BATCH).map((row) => ({
      town,
      key: row.key,
      name: row.name,
      typ: row.typ,
      ozg_id: row.ozgId,
      data: content(row),
      updated_at: at,
    }))
    await trx('leika').insert(batch).onConflict(['town', 'key']).merge(['name', 'typ', 'ozg_id', 'data', 'updated_at'])
  }
}
