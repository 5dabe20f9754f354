/** Runs the store's statements, each prepared once a connection. */
import type { PgConnection } from '../../db/raw.ts'
import type { Statement } from './postgres-statements.ts'
import type { Row, Value } from './tables.ts'

export async function answerOf<T extends object>(
  connection: PgConnection,
  { name, text }: Pick<Statement, 'name' | 'text'>,
  values: readonly unknown[],
): Promise<readonly T[]> {
  const { rows } = await connection.query<T>({ name: `laufzettel ${name}`, text, values: [...values] })
  return rows
}

export async function writeRows<T extends object>(
  connection: PgConnection,
  statement: Statement,
  rows: readonly Row[],
): Promise<readonly T[]> {
  if (rows.length === 0) return []
  const values = statement.columns.map((column) => arrayOf(rows.map((row) => row[column] ?? null)))
  return answerOf<T>(connection, statement, values)
}

/** An array as PostgreSQL reads it. */
const arrayOf = (values: readonly Value[]): string => `{${values.map(elementOf).join(',')}}`

function elementOf(value: Value): string {
  if (value === null) return 'NULL'
  return typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`
}
