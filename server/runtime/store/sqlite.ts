/**
 * SQLite: one connection, one writer. A batch is one transaction; statements are prepared once. Units with rows of their own run in the same
 * transaction, which knex opens then.
 */
import type { Db, Trx } from '../../db/connect.ts'
import { connectionOf, onConnection, prepared, type SqliteConnection } from '../../db/raw.ts'
import { Outdated } from '../../db/transactions.ts'
import { accept, carryOut, type Carried, type Desk, type Given, type Written } from './desk.ts'
import { loadCase } from './sqlite-load.ts'
import { beginCase, keepNumber, lastCase, lastNumber, moveCase, statementOf } from './sqlite-statements.ts'
import type { CaseStore, Outcome } from './store.ts'
import type { Row, RowChange, Value } from './tables.ts'
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
  const before = new Map(desk.cases)
  run(connection, 'begin immediate')
  try {
    const places = placesOf(connection)
    const outcomes = units.map((unit) => plain(connection, places, desk, unit))
    places.keep()
    run(connection, 'commit')
    return outcomes
  } catch (error) {
    if (connection.inTransaction) run(connection, 'rollback')
    if (!(error instanceof Spoiled) || units.length === 1) throw error instanceof Spoiled ? error.cause : error
    return units.map((unit) => alone(connection, { ...desk, cases: new Map(before) }, unit))
  }
}

function alone(connection: SqliteConnection, desk: Desk, unit: Unit): Outcome {
  try {
    return transaction(connection, desk, [unit])[0] ?? { error: new Error('no outcome') }
  } catch (error) {
    return { error }
  }
}

async function batch(
  connection: SqliteConnection,
  trx: Trx,
  desk: Desk,
  units: readonly Unit[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const unit of units) outcomes.push(await withRows(connection, trx, desk, unit))
  return outcomes
}

/** What others write of a unit may fail at any place: it has a savepoint of its own. */
async function withRows(connection: SqliteConnection, trx: Trx, desk: Desk, unit: Unit): Promise<Outcome> {
  run(connection, 'savepoint unit')
  try {
    await unit.first?.(trx)
    const places = placesOf(connection)
    const carried = carryOut(desk, unit, places.next(unit))
    writeUnit(connection, unit, carried)
    places.taken(unit)
    places.keep()
    await unit.also?.(trx, carried.done.refs, carried.done.steps)
    run(connection, 'release unit')
    accept(desk, carried)
    return { carried }
  } catch (error) {
    // A full disk or the like has ended the whole transaction: then nothing of the batch is there.
    if (!connection.inTransaction) throw error
    run(connection, 'rollback to unit')
    run(connection, 'release unit')
    return { error: error instanceof Spoiled ? error.cause : error }
  }
}

/**
 * A plain unit is carried out in memory first, and its first statement is the compare-and-set: what refuses it has written nothing, so
 * that it needs no savepoint (which doubled the time of a batch: SQLite copies every page that is changed inside one).
 */
function plain(connection: SqliteConnection, places: Places, desk: Desk, unit: Unit): Outcome {
  try {
    const carried = carryOut(desk, unit, places.next(unit))
    writeUnit(connection, unit, carried)
    accept(desk, carried)
    places.taken(unit)
    return { carried }
  } catch (error) {
    if (error instanceof Spoiled) throw error
    return { error }
  }
}

/** A unit has failed after it had begun to write: the batch is rolled back, and each of its units tried alone. */
class Spoiled extends Error {}

function writeUnit(connection: SqliteConnection, { town }: Unit, { written }: Carried): void {
  for (const [index, step] of written.entries()) {
    try {
      if (moved(connection, town, step)) writeRows(connection, step.changes)
      else if (index === 0) throw late(step)
      else throw new Spoiled('a later case of the unit has moved on', { cause: late(step) })
    } catch (error) {
      if (error instanceof Outdated || error instanceof Spoiled) throw error
      throw new Spoiled('a statement failed', { cause: error })
    }
  }
}

const late = ({ id, from }: Written): Outdated =>
  from === null
    ? new GivenUp('a case was begun by someone else in the meantime')
    : new Outdated(`case ${id} is no longer at event ${from}`)

function moved(connection: SqliteConnection, town: number, { id, from, row }: Written): boolean {
  const [{ sql, columns }, key] = from === null ? [beginCase, []] : [moveCase, [town, id, from]]
  return prepared(connection, sql).run(...valuesOf(row, columns), ...key).changes === 1
}

function writeRows(connection: SqliteConnection, changes: readonly RowChange[]): void {
  for (const change of changes) {
    const { sql, columns } = statementOf(change)
    prepared(connection, sql).run(valuesOf(change.row, columns))
  }
}

function valuesOf(row: Row, columns: readonly string[]): Value[] {
  const values: Value[] = []
  for (const column of columns) values.push(row[column] ?? null)
  return values
}

/** Ids and numbers for the cases that begin: read once a transaction, written once. */
interface Places {
  next(unit: Unit): readonly Given[]
  taken(unit: Unit): void
  keep(): void
}

function placesOf(connection: SqliteConnection): Places {
  let last: number | undefined
  const numbers = new Map<string, { readonly town: number; value: number }>()
  const numberOf = (town: number, counter: string) => {
    const value = () => one<{ value: number }>(connection, lastNumber, town, counter)?.value ?? 0
    const number = numbers.get(counter) ?? { town, value: value() }
    numbers.set(counter, number)
    return number
  }
  return {
    next({ town, births }) {
      if (!births || births.length === 0) return []
      const id = (last ??= one<{ seq: number }>(connection, lastCase)?.seq ?? 0)
      return births.map(({ counter }, index) => ({
        id: id + 1 + index,
        counted: numberOf(town, counter).value + 1 + index,
      }))
    },
    taken({ town, births = [] }) {
      if (last !== undefined) last += births.length
      for (const { counter } of births) numberOf(town, counter).value++
    },
    keep() {
      for (const [counter, { town, value }] of numbers) prepared(connection, keepNumber).run(town, counter, value)
    },
  }
}
