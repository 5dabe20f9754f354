/**
 * PostgreSQL: a batch is one transaction with one statement a table. The cases move first, by compare-and-set in one statement;
 * whose case has moved on meanwhile drops out of all others. A unit with rows of its own has a transaction of its own.
 */
import type { Db } from '../../db/connect.ts'
import { connectionOf, onConnection, type PgConnection } from '../../db/raw.ts'
import { isConflict, Outdated } from '../../db/transactions.ts'
import { accept, carryOut, type Desk, type Given } from './desk.ts'
import { merged } from './merge.ts'
import { growthOf } from './postgres-growth.ts'
import { answerOf, writeRows } from './postgres-query.ts'
import { loadCases, newestDeployment, seqOfCase } from './postgres-load.ts'
import { beginCases, giveBack, moveCases, nextCases } from './postgres-statements.ts'
import { writeAll } from './postgres-write.ts'
import type { CaseStore, Outcome } from './store.ts'
import type { Row, RowChange } from './tables.ts'
import { GivenUp, isPlain, type Unit } from './unit.ts'

/** Fewer than the pool has connections, so that pages are served meanwhile. */
const LANES = 6

export function postgresStore(db: Db): CaseStore {
  const on = <T>(use: (connection: PgConnection) => Promise<T>): Promise<T> => onConnection(db, use)
  const growth = growthOf(db)
  return {
    mixes: false,
    // The row of a counter is locked until the commit: numbers have no gaps.
    numbersInTurn: true,
    lanes: LANES,
    load: (town, ids) => on((connection) => loadCases(connection, town, ids)),
    seqOf: (town, id) => on((connection) => seqOfCase(connection, town, id)),
    latest: (town, process) => on((connection) => newestDeployment(connection, town, process)),
    async commit(desk, units) {
      const [unit] = units
      const alone = units.length === 1 && unit && !isPlain(unit)
      const outcomes = alone
        ? [await withRows(db, desk, unit)]
        : await on((connection) => together(connection, desk, units))
      growth.wrote(outcomes)
      return outcomes
    },
  }
}

async function withRows(db: Db, desk: Desk, unit: Unit): Promise<Outcome> {
  return db.transaction(async (trx) => {
    await unit.first?.(trx)
    const [outcome] = await batch(await connectionOf<PgConnection>(trx), desk, [unit])
    if (!outcome || 'error' in outcome) throw outcome?.error
    await unit.also?.(trx, outcome.carried.done.refs, outcome.carried.done.steps)
    return outcome
  })
}

/** What PostgreSQL refuses of a batch, such as a character that it cannot store, must not be the fault of all: then each is tried alone. */
async function together(connection: PgConnection, desk: Desk, units: readonly Unit[]): Promise<readonly Outcome[]> {
  const before = new Map(desk.cases)
  try {
    return await transaction(connection, desk, units)
  } catch (error) {
    if (units.length === 1 || !isRefused(error)) throw error
    const outcomes: Outcome[] = []
    for (const unit of units) {
      const alone = { ...desk, cases: new Map(before) }
      const [outcome] = await transaction(connection, alone, [unit]).catch((failed: unknown) => [{ error: failed }])
      outcomes.push(outcome ?? { error })
    }
    return outcomes
  }
}

/** An answer of the database about what it was given, not about itself. */
const isRefused = (error: unknown): boolean =>
  isConflict(error) || (error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code)))

async function transaction(connection: PgConnection, desk: Desk, units: readonly Unit[]): Promise<readonly Outcome[]> {
  await connection.query('begin')
  try {
    const outcomes = await batch(connection, desk, units)
    await connection.query('commit')
    return outcomes
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}

async function batch(connection: PgConnection, desk: Desk, units: readonly Unit[]): Promise<readonly Outcome[]> {
  const places = await placesFor(connection, units)
  const outcomes = units.map((unit) => attempt(desk, unit, places))
  await giveBackRest(connection, units[0]?.town ?? 0, places)

  const late = await moveAll(connection, units, outcomes)
  const kept = outcomes.map((outcome) =>
    'carried' in outcome && outcome.carried.written.some(({ id }) => late.has(id))
      ? { error: new Outdated('the case has moved on') }
      : outcome,
  )
  if (units.length === 1 && kept[0] && 'error' in kept[0]) throw kept[0].error
  const written = kept.flatMap((outcome) => ('carried' in outcome ? outcome.carried.written : []))
  const changes = written.flatMap((one) => one.changes)
  await writeAll(connection, merged(changes))
  await tellOthers(connection, units[0]?.town ?? 0, changes)
  return kept
}

/** Ids and numbers by counter; the numbers that are used follow each other. */
type Places = Map<string, { readonly ids: number[]; next: number }>

async function placesFor(connection: PgConnection, units: readonly Unit[]): Promise<Places> {
  const places: Places = new Map()
  const counters = units.flatMap(({ town, births = [] }) => births.map(({ counter }) => ({ town, counter })))
  for (const { town, counter } of counters) {
    if (places.has(counter)) continue
    const many = counters.filter((one) => one.counter === counter).length
    const rows = await answerOf<{ id: number; value: number }>(connection, nextCases, [town, counter, many])
    places.set(counter, { ids: rows.map(({ id }) => id), next: (rows[0]?.value ?? many) - many + 1 })
  }
  return places
}

function attempt(desk: Desk, unit: Unit, places: Places): Outcome {
  const { births = [] } = unit
  try {
    const taken = new Map<string, number>()
    const given = births.map(({ counter }): Given => {
      const { ids, next } = places.get(counter) ?? { ids: [], next: 0 }
      const place = taken.get(counter) ?? 0
      taken.set(counter, place + 1)
      return { id: ids[place] ?? 0, counted: next + place }
    })
    const carried = carryOut(desk, unit, given)
    accept(desk, carried)
    for (const { counter } of births) {
      const of = places.get(counter)
      of?.ids.shift()
      if (of) of.next++
    }
    return { carried }
  } catch (error) {
    return { error }
  }
}

async function giveBackRest(connection: PgConnection, town: number, places: Places): Promise<void> {
  for (const [counter, { ids }] of places)
    if (ids.length > 0) await answerOf(connection, giveBack, [town, counter, ids.length])
}

/** Moves and makes all cases; gives those that were no longer where their step began. */
async function moveAll(
  connection: PgConnection,
  units: readonly Unit[],
  outcomes: readonly Outcome[],
): Promise<ReadonlySet<number>> {
  const begun: Row[] = []
  const moved = new Map<number, Row>()
  outcomes.forEach((outcome, index) => {
    if ('error' in outcome) return
    const { town = 0 } = units[index] ?? {}
    for (const { id, from, row } of outcome.carried.written) {
      if (from === null) begun.push(row)
      else moved.set(id, { ...row, town, id, from: moved.get(id)?.['from'] ?? from })
    }
  })
  // In the order of their ids, so that two nodes do not wait for each other.
  const rows = [...moved.values()].sort((a, b) => Number(a['id']) - Number(b['id']))
  const there = await writeRows<{ id: number }>(connection, moveCases, rows)
  const made = await writeRows<{ id: number }>(connection, beginCases, begun)
  if (made.length < begun.length) throw new GivenUp('a case was begun by someone else in the meantime')
  const still = new Set(there.map(({ id }) => id))
  return new Set([...moved.keys()].filter((id) => !still.has(id)))
}

/** On which nodes tell each other of new jobs. */
export const WORK_CHANNEL = 'laufzettel_work'

/** Other nodes may be idle, or alone in knowing how to do a job. Timers and messages are seen to by the node that wrote them. */
async function tellOthers(connection: PgConnection, town: number, changes: readonly RowChange[]): Promise<void> {
  const jobs = changes.some(
    ({ kind, table, row }) =>
      kind === 'insert' && table === 'waits' && (row['kind'] === 'job' || row['kind'] === 'listener'),
  )
  if (jobs) await answerOf(connection, tell, [WORK_CHANNEL, String(town)])
}

const tell = { name: 'tell others', text: 'select pg_notify($1, $2)' }
