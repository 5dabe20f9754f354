/**
 * SQLite: one connection, one writer. A batch is one transaction, each unit in a savepoint of its own; statements are prepared
 * once. Units with rows of their own run in the same transaction, which knex opens then.
 */
import type { Db, Trx } from '../../db/connect.ts'
import { connectionOf, onConnection, prepared, type SqliteConnection } from '../../db/raw.ts'
import { Outdated } from '../../db/transactions.ts'
import { accept, carryOut, type Carried, type Desk, type Given, type Written } from './desk.ts'
import { loadCase } from './sqlite-load.ts'
import { beginCase, moveCase, nextCase, nextNumber, statementOf } from './sqlite-statements.ts'
import type { CaseStore, Outcome } from './store.ts'
import type { Row } from './tables.ts'
import { GivenUp, isPlain, type Unit } from './unit.ts'

export function sqliteStore(db: Db): CaseStore {
  const on = <T>(use: (connection: SqliteConnection) => T | Promise<T>): Promise<T> => onConnection(db, use)
  return {
    mixes: true,
    lanes: 1,
    load: (town, ids) => on((connection) => ids.flatMap((id) => loadCase(connection, town, id) ?? [])),
    seqOf: (town, id) =>
      on(
        (connection) =>
          one<{ seq: number }>(connection, 'select seq from cases where town = ? and id = ?', town, id)?.seq,
      ),
    latest: (town, process) => on((connection) => one<{ id: number }>(connection, newest, town, process)?.id),
    commit: (desk, units) =>
      units.every(isPlain)
        ? on((connection) => transaction(connection, desk, units))
        : db.transaction(async (trx) => batch(await connectionOf<SqliteConnection>(trx), trx, desk, units)),
  }
}

const newest = 'select id from deployments where town = ? and process = ? order by version desc limit 1'

const one = <T>(connection: SqliteConnection, sql: string, ...values: readonly unknown[]): T | undefined =>
  prepared(connection, sql).get(...values) as T | undefined

const run = (connection: SqliteConnection, sql: string): unknown => prepared(connection, sql).run()

/** Nothing is awaited on the way, so that a batch of plain units is as fast as its statements. */
function transaction(connection: SqliteConnection, desk: Desk, units: readonly Unit[]): readonly Outcome[] {
  run(connection, 'begin immediate')
  try {
    const outcomes = units.map((unit) => plain(connection, desk, unit))
    run(connection, 'commit')
    return outcomes
  } catch (error) {
    if (connection.inTransaction) run(connection, 'rollback')
    throw error
  }
}

async function batch(
  connection: SqliteConnection,
  trx: Trx,
  desk: Desk,
  units: readonly Unit[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const unit of units)
    outcomes.push(isPlain(unit) ? plain(connection, desk, unit) : await withRows(connection, trx, desk, unit))
  return outcomes
}

async function withRows(connection: SqliteConnection, trx: Trx, desk: Desk, unit: Unit): Promise<Outcome> {
  run(connection, 'savepoint unit')
  try {
    await unit.first?.(trx)
    const carried = write(connection, desk, unit)
    await unit.also?.(trx, carried.done.refs, carried.done.steps)
    return kept(connection, desk, carried)
  } catch (error) {
    return givenUp(connection, error)
  }
}

function plain(connection: SqliteConnection, desk: Desk, unit: Unit): Outcome {
  run(connection, 'savepoint unit')
  try {
    return kept(connection, desk, write(connection, desk, unit))
  } catch (error) {
    return givenUp(connection, error)
  }
}

function kept(connection: SqliteConnection, desk: Desk, carried: Carried): Outcome {
  run(connection, 'release unit')
  accept(desk, carried)
  return { carried }
}

/** A full disk or the like has ended the whole transaction: then nothing of the batch is there. */
function givenUp(connection: SqliteConnection, error: unknown): Outcome {
  if (!connection.inTransaction) throw error
  run(connection, 'rollback to unit')
  run(connection, 'release unit')
  return { error }
}

function write(connection: SqliteConnection, desk: Desk, unit: Unit): Carried {
  const carried = carryOut(desk, unit, places(connection, unit))
  for (const written of carried.written) writeStep(connection, unit.town, written)
  return carried
}

/** Ids and numbers for the cases that begin. */
function places(connection: SqliteConnection, { town, births = [] }: Unit): readonly Given[] {
  if (births.length === 0) return []
  const first = one<{ id: number }>(connection, nextCase)?.id ?? 1
  return births.map(({ counter }, index) => ({
    id: first + index,
    counted: one<{ value: number }>(connection, nextNumber, town, counter)?.value ?? 0,
  }))
}

/** The compare-and-set comes first: whoever loses it writes nothing else. */
function writeStep(connection: SqliteConnection, town: number, { id, from, row, changes }: Written): void {
  const [{ sql, columns }, ...key] = from === null ? [beginCase] : [moveCase, town, id, from]
  const { changes: moved } = prepared(connection, sql).run(...valuesOf(row, columns), ...key)
  if (moved !== 1)
    throw from === null
      ? new GivenUp('a case was begun by someone else in the meantime')
      : new Outdated(`case ${id} is no longer at event ${from}`)
  for (const change of changes) {
    const statement = statementOf(change)
    prepared(connection, statement.sql).run(...valuesOf(change.row, statement.columns))
  }
}

const valuesOf = (row: Row, columns: readonly string[]): readonly unknown[] =>
  columns.map((column) => row[column] ?? null)
