/**
 * The limit of database and disk: the statements that the runtime sent, recorded, and sent again to a fresh database with nothing in
 * between. The same rows, bytes, indexes and batches, by prepared statements on one connection.
 */
import { Worker } from 'node:worker_threads'
import type Sqlite from 'better-sqlite3'
import pg from 'pg'
import { isPostgres, type Db } from '../../server/db/connect.ts'
import { onConnection, type PgConnection, type SqliteConnection } from '../../server/db/raw.ts'
import type { Statements } from '../../server/db/transact.mjs'

interface Statement {
  readonly sql: string
  readonly name?: string
  readonly values: readonly unknown[]
}

/** One transaction after the other. */
export type Recording = readonly (readonly Statement[])[]

/** What the database is sent while `work` runs, without what is only read and without savepoints. */
export async function recorded(db: Db, work: () => Promise<unknown>): Promise<Recording> {
  const all: { readonly connection: object; readonly statement: Statement }[] = []
  const keep = (connection: object, statement: Statement): void => {
    if (!/^\s*(select|savepoint|release)/.test(statement.sql)) all.push({ connection, statement })
  }
  const restore = isPostgres(db) ? watchPostgres(keep) : await watchSqlite(db, keep)
  await work().finally(restore)
  return inTransactions(all)
}

type Keep = (connection: object, statement: Statement) => void

function watchPostgres(keep: Keep): () => void {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function watched(this: pg.Client, ...given: unknown[]) {
    const [config, values] = given as [string | { text: string; name?: string; values?: unknown[] }, unknown[]?]
    if (typeof config === 'string') keep(this, { sql: config, values: values ?? [] })
    else keep(this, { sql: config.text, ...(config.name && { name: config.name }), values: config.values ?? [] })
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof query
  return () => void (pg.Client.prototype.query = query)
}

/** The store keeps its prepared statements: watched on the statement's own class. */
async function watchSqlite(db: Db, keep: Keep): Promise<() => void> {
  return onConnection(db, (connection: SqliteConnection) => {
    const prototype = Object.getPrototypeOf(connection.prepare('select 1')) as Record<
      'run' | 'get',
      Sqlite.Statement['run']
    >
    const { run, get } = prototype
    const watched = (original: typeof run) =>
      function watching(this: Sqlite.Statement, ...values: unknown[]) {
        keep(connection, { sql: this.source, values })
        return original.apply(this, values)
      }
    prototype.run = watched(run)
    prototype.get = watched(get)
    const unwatch = watchThread(keep)
    return () => {
      Object.assign(prototype, { run, get })
      unwatch()
    }
  })
}

/** Large transactions are sent to a thread as they are. */
function watchThread(keep: Keep): () => void {
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function watched(this: Worker, work: Statements) {
    keep(this, { sql: 'begin immediate', values: [] })
    let at = 0
    for (const place of work.order) {
      const { sql = '', takes = 0 } = work.statements[place] ?? {}
      keep(this, { sql, values: work.values.slice(at, (at += takes)) })
    }
    keep(this, { sql: 'commit', values: [] })
    return postMessage.call(this, work)
  }
  return () => void (Worker.prototype.postMessage = postMessage)
}

/** Transactions of several connections may be under way at once; they are sent again in the order of their commits. */
function inTransactions(all: readonly { readonly connection: object; readonly statement: Statement }[]): Recording {
  const open = new Map<object, Statement[]>()
  const done: Statement[][] = []
  for (const { connection, statement } of all) {
    if (/^begin/i.test(statement.sql)) open.set(connection, [])
    open.get(connection)?.push(statement)
    if (!/^commit/i.test(statement.sql)) continue
    done.push(open.get(connection) ?? [])
    open.delete(connection)
  }
  return done
}

/** Sends a recording again; gives the milliseconds of each transaction. */
export const replay = (db: Db, recording: Recording): Promise<readonly number[]> =>
  isPostgres(db) ? replayPostgres(db, recording) : replaySqlite(db, recording)

function replaySqlite(db: Db, recording: Recording): Promise<readonly number[]> {
  return onConnection(db, (connection: SqliteConnection) => {
    const statements = new Map<string, Sqlite.Statement>()
    const prepared = (sql: string): Sqlite.Statement => {
      const statement = statements.get(sql) ?? connection.prepare(sql)
      statements.set(sql, statement)
      return statement
    }
    const ready = recording.map((batch) => batch.map(({ sql, values }) => ({ statement: prepared(sql), values })))
    return ready.map((batch) => {
      const start = performance.now()
      for (const { statement, values } of batch) {
        if (statement.reader) statement.get(...values)
        else statement.run(...values)
      }
      return performance.now() - start
    })
  })
}

function replayPostgres(db: Db, recording: Recording): Promise<readonly number[]> {
  return onConnection(db, async (connection: PgConnection) => {
    const times: number[] = []
    for (const batch of recording) {
      const start = performance.now()
      for (const { sql, name, values } of batch)
        await connection.query(name ? { text: sql, name, values: [...values] } : sql)
      times.push(performance.now() - start)
    }
    return times
  })
}
