/** Checkpoints as they lie in the database. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import type { Checkpoint, Head } from './checkpoint.ts'

/** Those with numbers above `after`, in their order. */
export async function checkpointsOf(db: Db, town: Town, after = 0): Promise<Checkpoint[]> {
  const rows = await db('checkpoints')
    .where({ town: town.id })
    .where('number', '>', after)
    .orderBy('number')
    .select<Omit<Checkpoint, 'town'>[]>('number', 'at', 'heads', 'root', 'previous', 'key', 'signature')
  return rows.map((row) => ({ ...row, town: town.key }))
}

export async function lastCheckpoint(db: Db, town: Town): Promise<Checkpoint | null> {
  const row = await db('checkpoints')
    .where({ town: town.id })
    .max<{ last: number | null }[]>({ last: 'number' })
    .first()
  const [last] = await checkpointsOf(db, town, (row?.last ?? 0) - 1)
  return last ?? null
}

export async function headsOf(db: Db, town: Town, checkpoint: number): Promise<Head[]> {
  return db('checkpoint_heads')
    .where({ town: town.id, checkpoint })
    .orderBy('case_id')
    .select<Head[]>({ caseId: 'case_id', seq: 'seq', hash: 'hash' })
}
