/** How the store reads one moment, and how it tries again when someone else was faster. */
import { Failure } from '../errors.ts'
import { isPostgres, type Db, type Trx } from './connect.ts'

/** Several queries that see one moment of the database. */
export function snapshot<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  // SQLite reads one moment in every transaction; PostgreSQL only when asked.
  return isPostgres(db)
    ? db.transaction(read, { isolationLevel: 'repeatable read', readOnly: true })
    : db.transaction(read)
}

/** The row that was to be changed has changed since it was read: load it again. */
export class Outdated extends Error {}

const ATTEMPTS = 12

/** Does the work again when another writer got in between. Throws `busy` when that happens too often in a row. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error)) throw error
      if (attempt === ATTEMPTS) throw new Failure('busy', error instanceof Error ? error.message : null)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt))
    }
  }
}

/** Serialisation failure and deadlock of PostgreSQL; SQLite's file held or changed by another process. */
const conflictCodes = ['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']

/** Whether the same work may succeed when it is done again. */
export function isConflict(error: unknown): boolean {
  if (error instanceof Outdated) return true
  return error instanceof Error && 'code' in error && conflictCodes.includes(String(error.code))
}
