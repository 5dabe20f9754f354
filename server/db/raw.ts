/** Past knex: the driver's own connection, for statements that are prepared once and run often. */
import type Sqlite from 'better-sqlite3'
import type pg from 'pg'
import type { Db, Trx } from './connect.ts'

export type SqliteConnection = Sqlite.Database
export type PgConnection = pg.Client

/** Lends a connection of the pool; on SQLite it is the only one, so nobody else reads or writes meanwhile. */
export async function onConnection<C, T>(db: Db, use: (connection: C) => T | Promise<T>): Promise<T> {
  const connection = (await db.client.acquireConnection()) as C
  try {
    return await use(connection)
  } finally {
    db.client.releaseConnection(connection)
  }
}

/**
 * The connection on which a transaction of knex runs. When "begin" fails, knex gives the connection back to the pool and carries the work
 * out all the same: it must not run there, beside whoever was lent the connection next and outside of any transaction.
 */
export async function connectionOf<C>(trx: Trx): Promise<C> {
  if (trx.isCompleted()) throw new Error('the transaction has failed before anything was done in it')
  return trx.client.acquireConnection() as Promise<C>
}

const known = new WeakMap<SqliteConnection, Map<string, Sqlite.Statement>>()

/** The statement, prepared when it is first asked for on this connection. */
export function prepared(connection: SqliteConnection, sql: string): Sqlite.Statement {
  const statements = known.get(connection) ?? new Map<string, Sqlite.Statement>()
  const found = statements.get(sql)
  if (found) return found
  const statement = connection.prepare(sql)
  known.set(connection, statements.set(sql, statement))
  return statement
}
