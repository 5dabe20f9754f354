/** Short reads beside whoever writes: SQLite in WAL mode shows them the last commit, without waiting for the next one. */
import Database from 'better-sqlite3'
import { fileOf, type Db } from './connect.ts'
import { onConnection, type SqliteConnection } from './raw.ts'

export type Read = <T>(use: (connection: SqliteConnection) => T) => Promise<T>

/** A database in memory has one connection only, which is waited for. */
export function readerOf(db: Db): Read {
  const file = fileOf(db)
  if (file === null) return (use) => onConnection(db, use)
  let own: SqliteConnection | null = null
  db.client.pool.on('poolDestroyRequest', () => own?.close())
  return async (use) => use((own ??= new Database(file, { readonly: true, fileMustExist: true })))
}
