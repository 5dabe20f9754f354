/** Whether the database takes work: tried by writing and taking back a row, since a full or read-only database still reads. */
import { randomUUID } from 'node:crypto'
import type { Town } from '../context.ts'
import { isPostgres, type Db } from './connect.ts'
import { databaseProblem, type DatabaseProblem } from './problems.ts'

/** More than a page, so that a full disk shows on SQLite. */
const FILLER = 'x'.repeat(16 * 1024)
/**
 * PostgreSQL puts rows where others were deleted, and each table has such room of its own: a row of ours fits while no table can grow. What is
 * too large to be sorted in memory goes to a new file on the same disk.
 */
const SPILL = [
  "set local work_mem = '64kB'",
  'select max(place) from (select row_number() over (order by md5(i::text)) as place from generate_series(1, 4000) as i) as sorted',
]
const PATIENCE = 3_000
/** Whoever asks more often hears the last answer: asking must not be a way to keep the disk busy. */
const VALID = 1_000

export interface Asked {
  readonly problem: DatabaseProblem | 'busy' | null
  /** What the driver said: for the log, not for those who ask. */
  readonly error?: unknown
}

export function readiness(db: Db, town: Town): () => Promise<Asked> {
  let current: Promise<Asked> | null = null
  return () => {
    current ??= ask(db, town).finally(() => setTimeout(() => (current = null), VALID).unref())
    return current
  }
}

async function ask(db: Db, town: Town): Promise<Asked> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Asked>((resolve) => {
    // A server that does not answer is gone; the one connection of SQLite is only in use.
    timer = setTimeout(() => resolve({ problem: isPostgres(db) ? 'database-lost' : 'busy' }), PATIENCE)
  })
  const written = probe(db, town).then(
    (): Asked => ({ problem: null }),
    (error: unknown): Asked => ({ problem: databaseProblem(error) ?? 'database-broken', error }),
  )
  return Promise.race([written, late]).finally(() => clearTimeout(timer))
}

const probe = (db: Db, town: Town): Promise<void> =>
  db.transaction(async (trx) => {
    const mine = { town: town.id, probe: randomUUID() }
    await trx('probes').insert({ ...mine, filler: FILLER })
    await trx('probes').where(mine).delete()
    if (isPostgres(db)) for (const statement of SPILL) await trx.raw(statement)
  })
