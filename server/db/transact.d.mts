import type Sqlite from 'better-sqlite3'

/** Statements in the order in which they are to be run; can be sent to a thread. */
export interface Statements {
  /** Each text once, with how many values it takes and how many rows it must change; 0 when that is open. */
  readonly statements: readonly { readonly sql: string; readonly takes: number; readonly must: number }[]
  /** Places in `statements`. */
  readonly order: readonly number[]
  /** The values of all, one after the other. */
  readonly values: readonly (string | number | null)[]
}

type Prepare = (sql: string) => Sqlite.Statement

export function runAll(prepare: Prepare, work: Statements): number | null
export function transact(connection: Sqlite.Database, prepare: Prepare, work: Statements): number | null
