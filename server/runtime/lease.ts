/** Who works on what: a row is leased for a minute with a number that grows (fencing token), so that a late worker is noticed. */
import type { Instant } from '../../engine/index.ts'
import { isPostgres, type Trx } from '../db/connect.ts'
import type { Parts } from './parts.ts'

/** Longer than the allowed difference of the servers' clocks by far, shorter than people's patience after a crash. */
const LEASE_MS = 60_000
const BATCH = 20

export interface Leased {
  readonly id: number
  readonly fence: number
  readonly due: Instant
}

interface Queue<K extends string> {
  readonly table: 'waits' | 'outbox' | 'start_waits'
  readonly due: 'due' | 'due_at'
  /** At most one row of each of these is leased at once, the earliest due. */
  readonly oneOf: 'case_id' | 'receiver' | 'id'
  readonly columns: readonly K[]
  /** SQL about the row `d`, with its bindings. */
  readonly where: string
  readonly bindings: Readonly<Record<string, string | readonly string[]>>
}

/** The rows that are due and free, now leased to the caller, in the order of their due time. */
export async function lease<K extends string>(
  { db, town, clock }: Parts,
  queue: Queue<K>,
): Promise<(Leased & Record<K, unknown>)[]> {
  const now = clock.now()
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString()
  const { table, due, oneOf, columns, where, bindings } = queue
  const free = (row: string): string => `(${row}.leased_until is null or ${row}.leased_until <= :now)`
  const sql = `
    update ${table} set leased_until = :until, fence = fence + 1
    where town = :town and id in (
      select w.id from ${table} w
      where w.town = :town and ${free('w')} and w.id in (
        select id from (
          select d.id, d.${due} as due, row_number() over (partition by d.${oneOf} order by d.${due}, d.id) as place
          from ${table} d where d.town = :town and d.${due} <= :now and ${free('d')} and ${where}
        ) ranked where place = 1 order by due, id limit ${BATCH}
      ) ${isPostgres(db) ? 'for update skip locked' : ''}
    )
    returning id, fence, ${due} as due, ${columns.join(', ')}`
  const rows = rowsOf<Leased & Record<K, unknown>>(await db.raw(sql, { town: town.id, now, until, ...bindings }))
  return rows.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id))
}

/** PostgreSQL answers a raw query with a result, SQLite with the rows. */
function rowsOf<T>(answer: unknown): T[] {
  return Array.isArray(answer) ? (answer as T[]) : (answer as { rows: T[] }).rows
}

/** The row has been leased to someone else since: this worker was too slow. */
export class LostLease extends Error {}

/** Throws `LostLease` when the row is no longer leased with this fencing token. Holds the row until the transaction ends. */
export async function keepLease(
  trx: Trx,
  town: number,
  table: 'waits' | 'outbox',
  { id, fence }: Leased,
): Promise<void> {
  const held = await trx(table).where({ town, id, fence }).update({ leased_until: null })
  if (held !== 1) throw new LostLease(`row ${id} of ${table} was given to another worker`)
}
