/** Who works on what: a row is leased for a minute with a number that grows (fencing token), so that a late worker is noticed. */
import type { Instant } from '../../engine/index.ts'
import { isPostgres, type Trx } from '../db/connect.ts'
import type { Held } from './contract.ts'
import type { Parts } from './parts.ts'

/**
 * Longer than the allowed difference of the servers' clocks by far, shorter than people's patience after a crash. A server whose
 * clock is ahead takes a lease for ended early; the number that grows keeps the result of the other from being written.
 */
const LEASE_MS = 60_000

export interface Leased extends Held {
  readonly due: Instant
}

interface Queue<K extends string> {
  readonly table: 'waits' | 'outbox' | 'start_waits'
  readonly due: 'due' | 'due_at'
  /** At most one row of each of these is leased at once, the earliest due. */
  readonly oneOf: 'case_id' | 'receiver' | 'id'
  /** How many are leased at once. */
  readonly most: number
  readonly columns: readonly K[]
  /** SQL about the row `d`, with its bindings. */
  readonly where: string
  readonly bindings: Readonly<Record<string, string | readonly string[]>>
}

/** The rows that are due and free, now leased to the caller, in the order of their due time. */
export async function lease<K extends string>(parts: Parts, queue: Queue<K>): Promise<(Leased & Record<K, unknown>)[]> {
  const rows = await leaseAmong(parts, queue, NEAREST)
  if (rows.found < NEAREST || rows.leased.length >= queue.most) return rows.leased
  // What is due first belongs to few: the others do not wait behind their backlog.
  return [...rows.leased, ...(await leaseAmong(parts, { ...queue, most: queue.most - rows.leased.length }, ALL)).leased]
}

/** Looking at all that is due took a second at 100,000 timers; the nearest are nearly always of different cases. */
const NEAREST = 500
const ALL = 1_000_000

async function leaseAmong<K extends string>(
  { db, town, clock }: Parts,
  { table, due, oneOf, most, columns, where, bindings }: Queue<K>,
  nearest: number,
): Promise<{ readonly found: number; readonly leased: (Leased & Record<K, unknown>)[] }> {
  const now = clock.now()
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString()
  const free = (row: string): string => `(${row}.leased_until is null or ${row}.leased_until <= :now)`
  const first = `select id from (select id, due, row_number() over (partition by one order by due, id) as place from near) ranked
    where place = 1 order by due, id limit ${most}`
  // By their ids alone, however many rows wait and whatever the database knows of them. SQLite would rather look through the town.
  const mine = isPostgres(db)
    ? `town = :town and id = any(array(select w.id from ${table} w
        where w.town = :town and ${free('w')} and w.id = any(array(${first})) for update skip locked))`
    : `id in (${first})`
  // In the order of an index: to sort by ids as well, PostgreSQL would read all that is due at the same moment.
  const sql = `
    with near as (
      select d.id, d.${due} as due, d.${oneOf} as one from ${table} d
      where d.town = :town and d.${due} <= :now and ${free('d')} and ${where} order by d.${due} limit ${nearest}
    )
    update ${table} set leased_until = :until, fence = fence + 1 where ${mine}
    returning id, fence, ${due} as due, ${columns.join(', ')}, (select count(*) from near) as found`
  type Found = Leased & Record<K, unknown> & { readonly found: number }
  const rows = rowsOf<Found>(await db.raw(sql, { town: town.id, now, until, ...bindings }))
  const leased = rows.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id))
  return { found: Number(rows[0]?.found ?? 0), leased }
}

/** PostgreSQL answers a raw query with a result, SQLite with the rows. */
function rowsOf<T>(answer: unknown): T[] {
  return Array.isArray(answer) ? (answer as T[]) : (answer as { rows: T[] }).rows
}

/** The row has been leased to someone else since: this worker was too slow. */
export class LostLease extends Error {}

/** Throws `LostLease` when the row is no longer leased with this fencing token. Holds the row until the transaction ends. */
export async function keepLease(trx: Trx, town: number, table: 'waits' | 'outbox', { id, fence }: Held): Promise<void> {
  const held = await trx(table).where({ town, id, fence }).update({ leased_until: null })
  if (held !== 1) throw new LostLease(`row ${id} of ${table} was given to another worker`)
}
