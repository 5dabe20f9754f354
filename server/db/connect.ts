/** Opens the town's database: a SQLite file by default, PostgreSQL when a URL is set. */
import knex, { type Knex } from 'knex'
import pg from 'pg'

export type Db = Knex
export type Trx = Knex.Transaction

// Keys are bigint in PostgreSQL and stay far below 2^53; as text they would not compare.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** `url` is `sqlite:<file>`, `sqlite::memory:` or `postgres://…`. Throws when the file or server cannot be opened at first use. */
export function connect(url: string): Db {
  if (/^postgres(ql)?:/.test(url))
    return knex({
      client: 'pg',
      // A server that is away is noticed in seconds, also when nothing says so.
      connection: { connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true },
      acquireConnectionTimeout: 10_000,
      pool: { min: 0, max: 10 },
      log: quiet,
    })

  return knex({
    client: 'better-sqlite3',
    connection: { filename: url.replace(/^sqlite:/, '') },
    useNullAsDefault: true,
    // One connection is one writer: knex queues transactions instead of SQLite failing with "database is locked".
    pool: { min: 1, max: 1, afterCreate: prepare },
  })
}

export const isPostgres = (db: Knex): boolean => db.client.config.client === 'pg'

/** The file of a SQLite database; null for one in memory, which no other connection can see. */
export function fileOf(db: Knex): string | null {
  const { filename } = db.client.config.connection as { readonly filename: string }
  return filename === ':memory:' ? null : filename
}

/** What knex would print of lost connections reaches whoever needs one as an error. */
const quiet = { warn: () => {}, error: () => {} }

type SqliteConnection = {
  pragma(text: string): unknown
  prepare(sql: string): unknown
  readonly inTransaction: boolean
}

/** What every connection to a SQLite file is set to. */
export const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000'] as const

function prepare(
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
): void {
  for (const line of pragmas) connection.pragma(line)
  keepFirstError(connection)
  done(null, connection)
}

/**
 * A full disk makes SQLite roll back by itself. That knex cannot roll back once more would hide why; "rollback to" still fails then, so
 * that nobody goes on outside of the transaction.
 */
function keepFirstError(connection: SqliteConnection): void {
  const prepareStatement = connection.prepare.bind(connection)
  connection.prepare = (sql) =>
    prepareStatement(/^rollback;?$/i.test(sql) && !connection.inTransaction ? 'select 1' : sql)
}
