/** The rows of a batch as the statements that write them. */
import type { Statements } from '../../db/transact.mjs'
import type { Written } from './desk.ts'
import type { Check } from './sqlite-numbers.ts'
import { beginCase, moveCase, statementOf, type Statement } from './sqlite-statements.ts'
import type { Row, Value } from './tables.ts'

/** The checks come first, so that what stands at a place below their number is one of them. */
export function scriptOf(town: number, checks: readonly Check[], written: readonly Written[]): Statements {
  const places = new Map<Statement, number>()
  const order: number[] = []
  const values: Value[] = []
  const put = (statement: Statement): void => {
    const place = places.get(statement) ?? places.size
    if (place === places.size) places.set(statement, place)
    order.push(place)
  }
  const putRow = (statement: Statement, row: Row): void => {
    put(statement)
    for (const column of statement.columns) values.push(row[column] ?? null)
  }
  for (const check of checks) {
    put(check.statement)
    values.push(...check.values)
  }
  for (const { id, from, row, changes } of written) {
    if (from === null) putRow(beginCase, row)
    else putRow(moveCase, { ...row, town, id, from })
    for (const change of changes) putRow(statementOf(change), change.row)
  }
  const statements = [...places.keys()].map(({ sql, columns, must = false }) => ({ sql, takes: columns.length, must }))
  return { statements, order, values }
}
