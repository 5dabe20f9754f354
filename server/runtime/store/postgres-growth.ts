/**
 * PostgreSQL chooses how to look for rows by what it knew of a table when it last counted, which may be a minute ago. Of a table that was nearly
 * empty then it believes that any index is as good as another: among 1,500 waiting timers one statement took 37 seconds. So whoever makes a
 * table grow has it counted.
 */
import type { Db } from '../../db/connect.ts'
import type { Outcome } from './store.ts'
import { keyOf, type RowChange } from './tables.ts'

/** Tables in which steps look for rows, and by what: the other columns, some of them large, are left to PostgreSQL. */
const keys = {
  cases: 'town, id',
  tokens: 'town, case_id, token',
  waits: 'town, id, case_id, wait',
  wait_candidates: 'town, wait_id',
} as const
type Watched = keyof typeof keys
const watched = Object.keys(keys) as Watched[]

/** By so many rows a table may grow before it is counted again, a large one by half: its next count by PostgreSQL itself comes early enough. */
const FEW = 500

export interface Growth {
  /** To be told of what was committed. Nobody waits for the counting, and nothing but speed depends on it. */
  wrote(outcomes: readonly Outcome[]): void
}

export function growthOf(db: Db): Growth {
  const grown: Record<Watched, number> = { cases: 0, tokens: 0, waits: 0, wait_candidates: 0 }
  const allowed: Record<Watched, number> = { cases: FEW, tokens: FEW, waits: FEW, wait_candidates: FEW }
  let counting = false

  const count = async (table: Watched): Promise<void> => {
    grown[table] = 0
    await db.raw(`analyze (skip_locked) ${table} (${keys[table]})`)
    const known = await db('pg_class')
      .whereRaw('oid = ?::regclass', [table])
      .first<{ rows: number }>({ rows: 'reltuples' })
    allowed[table] = Math.max(FEW, known.rows / 2)
  }
  const countGrown = async (): Promise<void> => {
    for (const table of watched) if (grown[table] > allowed[table]) await count(table)
  }
  return {
    wrote(outcomes) {
      for (const table of watched)
        grown[table] = Math.max(0, grown[table] + outcomes.reduce((sum, one) => sum + rowsMore(one, table), 0))
      if (counting || watched.every((table) => grown[table] <= allowed[table])) return
      counting = true
      // What keeps the database from counting is told by whoever reads or writes next.
      void countGrown()
        .catch(() => {})
        .finally(() => (counting = false))
    },
  }
}

/** Several candidates of one task count as one. */
function rowsMore(outcome: Outcome, table: Watched): number {
  if ('error' in outcome) return 0
  const { written } = outcome.carried
  if (table === 'cases') return written.filter(({ from }) => from === null).length
  const changes = written.flatMap((one) => one.changes).filter((change) => change.table === table)
  const keysOf = (kind: RowChange['kind']): number =>
    new Set(changes.flatMap(({ kind: its, row }) => (its === kind ? keyOf(table, row) : []))).size
  return keysOf('insert') - keysOf('delete')
}
