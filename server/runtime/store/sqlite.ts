/**
 * SQLite: one writer. A batch is one transaction of prepared statements; the next one is carried out in memory while it is written.
 * Units with rows of their own run in a transaction that knex opens, each behind a savepoint.
 */
import type { Db, Trx } from '../../db/connect.ts'
import { isTemporary } from '../../db/problems.ts'
import { connectionOf, onConnection, prepared, type SqliteConnection } from '../../db/raw.ts'
import { Outdated } from '../../db/transactions.ts'
import { runAll } from '../../db/transact.mjs'
import { readerOf } from '../../db/reader.ts'
import { writerOf, type Writer } from '../../db/writer.ts'
import { accept, carryOut, type Carried, type Desk, type Written } from './desk.ts'
import { loadCases } from './sqlite-load.ts'
import { knowsAll, learn, nothingCounted, placesIn, type Counted, type Places } from './sqlite-numbers.ts'
import { scriptOf } from './sqlite-script.ts'
import type { CaseStore, Outcome } from './store.ts'
import { GivenUp, isPlain, type Unit } from './unit.ts'

export function sqliteStore(db: Db): CaseStore {
  const read = readerOf(db)
  const one = <T>(sql: string, ...values: readonly unknown[]): Promise<T | undefined> =>
    read((connection) => prepared(connection, sql).get(...values) as T | undefined)
  const pipe: Pipe = { db, writer: writerOf(db), counted: nothingCounted() }
  return {
    mixes: true,
    numbersInTurn: false,
    // One is written while the other is carried out.
    lanes: 2,
    load: (town, ids) => read((connection) => loadCases(connection, town, ids)),
    seqOf: async (town, id) =>
      (await one<{ seq: number }>('select seq from cases where town = ? and id = ?', town, id))?.seq,
    latest: async (town, process) => (await one<{ id: number }>(newest, town, process))?.id,
    commit: (desk, units) => (units.every(isPlain) ? together(pipe, desk, units) : mixed(pipe, desk, units)),
  }
}

const newest = 'select id from deployments where town = ? and process = ? order by version desc limit 1'

interface Pipe {
  readonly db: Db
  readonly writer: Writer
  /** As it will be when all batches that stand in line are written; begun anew whenever one of them was not. */
  counted: Counted
}

/**
 * What refuses a plain unit has written nothing yet, so units need no savepoints (which doubled the time of a batch: SQLite copies
 * every page that is changed inside one). What fails of a batch only in the database is tried unit by unit.
 */
async function together(pipe: Pipe, desk: Desk, units: readonly Unit[]): Promise<readonly Outcome[]> {
  const before = new Map(desk.cases)
  await known(pipe, units)
  // From here to the place in line for the connection nothing is awaited: batches are written in the order in which they took numbers.
  const places = placesIn(pipe.counted)
  const outcomes = units.map((unit) => attempt(desk, unit, places))
  const failure = await failureOf(pipe, places, outcomes, units)
  if (failure === null) return outcomes
  pipe.counted = nothingCounted()
  if (units.length === 1) return [{ error: failure.error }]
  if (failure.ofAll) throw failure.error
  const alone: Outcome[] = []
  for (const unit of units) alone.push(...(await together(pipe, { ...desk, cases: new Map(before) }, [unit])))
  return alone
}

async function known(pipe: Pipe, units: readonly Unit[]): Promise<void> {
  while (!knowsAll(pipe.counted, units)) {
    const { counted } = pipe
    await onConnection(pipe.db, (connection: SqliteConnection) => learn(counted, connection, units))
  }
}

function attempt(desk: Desk, unit: Unit, places: Places): Outcome {
  try {
    const carried = carryOut(desk, unit, places.next(unit))
    accept(desk, carried)
    places.taken(unit)
    return { carried }
  } catch (error) {
    return { error }
  }
}

interface NotWritten {
  readonly error: unknown
  /** Whether it is nobody's fault: what is tried unit by unit would fail as well. */
  readonly ofAll: boolean
}

/** Writes what was carried out; gives why nothing of it is there, or null. */
async function failureOf(
  { writer }: Pipe,
  places: Places,
  outcomes: readonly Outcome[],
  [unit]: readonly Unit[],
): Promise<NotWritten | null> {
  const written = outcomes.flatMap((outcome) => ('carried' in outcome ? outcome.carried.written : []))
  if (written.length === 0) return null
  const checks = places.checks()
  try {
    const { work, caseAt } = scriptOf(unit?.town ?? 0, checks, written)
    const undone = await writer.write(work)
    if (undone === null) return null
    return { error: errorOf(caseAt.get(undone)), ofAll: undone < checks.length }
  } catch (error) {
    return { error, ofAll: isTemporary(error) }
  }
}

/** What it means that the statement for a case changed nothing although it had to, or a check when it is of none. */
function errorOf(late: Written | undefined): Error {
  if (!late) return new Outdated('someone else has begun a case in the meantime')
  return late.from === null
    ? new GivenUp('a case was begun by someone else in the meantime')
    : new Outdated(`case ${late.id} is no longer at event ${late.from}`)
}

function mixed(pipe: Pipe, desk: Desk, units: readonly Unit[]): Promise<readonly Outcome[]> {
  // Read again after it by whoever comes next.
  pipe.counted = nothingCounted()
  return pipe.db.transaction(async (trx) => {
    const connection = await connectionOf<SqliteConnection>(trx)
    const outcomes: Outcome[] = []
    for (const unit of units) outcomes.push(await withRows(connection, trx, desk, unit))
    return outcomes
  })
}

/** What others write of a unit may fail at any place: it has a savepoint of its own. */
async function withRows(connection: SqliteConnection, trx: Trx, desk: Desk, unit: Unit): Promise<Outcome> {
  const run = (sql: string): unknown => prepared(connection, sql).run()
  run('savepoint unit')
  try {
    await unit.first?.(trx)
    const carried = writtenNow(connection, desk, unit)
    await unit.also?.(trx, carried.done.refs, carried.done.steps)
    run('release unit')
    accept(desk, carried)
    return { carried }
  } catch (error) {
    // A full disk or the like has ended the whole transaction: then nothing of the batch is there.
    if (!connection.inTransaction) throw error
    run('rollback to unit')
    run('release unit')
    return { error }
  }
}

function writtenNow(connection: SqliteConnection, desk: Desk, unit: Unit): Carried {
  const counted = nothingCounted()
  learn(counted, connection, [unit])
  const places = placesIn(counted)
  const carried = carryOut(desk, unit, places.next(unit))
  places.taken(unit)
  const checks = places.checks()
  const { work, caseAt } = scriptOf(unit.town, checks, carried.written)
  const undone = runAll((sql) => prepared(connection, sql), work)
  if (undone !== null) throw errorOf(caseAt.get(undone))
  return carried
}
