/** The town that a server serves: one row, whose id is in every other table's key. */
import type { Town } from '../context.ts'
import type { Db } from './connect.ts'

/** The town with this key. Throws one sentence when the database does not know it. */
export async function openTown(db: Db, key: string): Promise<Town> {
  const row = await db('towns').where({ key }).first<TownRow>('id', 'key', 'name')
  if (!row)
    throw new Error(
      `This database knows no town "${key}". Run "laufzettel migrate" with TOWN=${key}, or set TOWN to one it knows.`,
    )
  const demo = await db('accounts').where({ town: row.id, demo: true }).first('id')
  return { ...row, demo: demo !== undefined }
}

/** Makes a town and returns it. Throws when there is one with this key. */
export async function createTown(db: Db, { key, name }: { key: string; name: string }): Promise<Town> {
  const [row] = await db('towns').insert({ key, name }).returning<TownRow[]>(['id', 'key', 'name'])
  if (!row) throw new Error(`the town "${key}" was not stored`)
  return { ...row, demo: false }
}

type TownRow = Pick<Town, 'id' | 'key' | 'name'>
