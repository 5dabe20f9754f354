/** What is wrong with the database when a statement fails: the same few states for both drivers, each with a code of the error catalogue. */
import type { ErrorCode } from '../errors.ts'
import { Failure } from '../errors.ts'
import { isConflict } from './transactions.ts'

export type DatabaseProblem = Extract<ErrorCode, `database-${string}`>

/** SQLite's result codes and PostgreSQL's SQLSTATEs (appendix A of its manual), the longest prefix first. */
const byCode: readonly (readonly [prefix: string, problem: DatabaseProblem])[] = [
  ['SQLITE_FULL', 'database-full'],
  ['SQLITE_READONLY', 'database-read-only'],
  ['SQLITE_IOERR', 'database-broken'],
  ['SQLITE_CORRUPT', 'database-broken'],
  ['SQLITE_NOTADB', 'database-broken'],
  ['SQLITE_CANTOPEN', 'database-lost'],
  ['53100', 'database-full'],
  // The space that the server allows temporary files.
  ['53400', 'database-full'],
  ['53', 'database-lost'],
  ['25006', 'database-read-only'],
  ['08', 'database-lost'],
  ['57P', 'database-lost'],
  ['58', 'database-broken'],
  ['XX001', 'database-broken'],
  ['XX002', 'database-broken'],
  ['ECONNREFUSED', 'database-lost'],
  ['ECONNRESET', 'database-lost'],
  ['ETIMEDOUT', 'database-lost'],
  ['EHOSTUNREACH', 'database-lost'],
  ['ENOTFOUND', 'database-lost'],
  ['EPIPE', 'database-lost'],
]

/** What pg and knex say without a code when a connection is gone or none is to be had. */
const lostWords =
  /connection (terminated|ended)|not queryable|acquiring a connection|timeout expired|connection timeout/i

/** The state of the database that this error shows; null when it is about something else. */
export function databaseProblem(error: unknown): DatabaseProblem | null {
  if (!(error instanceof Error) || error instanceof Failure) return null
  const code = 'code' in error ? String(error.code) : ''
  const found = byCode.find(([prefix]) => code.startsWith(prefix))
  if (found) return found[1]
  return lostWords.test(error.message) ? 'database-lost' : null
}

/** Whether the work may succeed later as it is: the fault lies with the database or with the rush, not with the work. */
export const isTemporary = (error: unknown): boolean =>
  databaseProblem(error) !== null || isConflict(error) || (error instanceof Failure && error.code === 'busy')
