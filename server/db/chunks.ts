/** SQLite takes at most 500 rows in one insert of several, PostgreSQL 65,535 values. */
const ROWS = 100

/** The rows in portions that one statement may insert. */
export function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS))
}
