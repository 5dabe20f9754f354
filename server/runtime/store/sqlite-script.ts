/** The rows of a batch as the statements that write them: those of one table together, which takes less than case by case. */
import type { Statements } from '../../db/transact.mjs'
import type { Written } from './desk.ts'
import type { Check } from './sqlite-numbers.ts'
import { beginCases, moveCase, statementsOf, type Statement } from './sqlite-statements.ts'
import { joined, tables, type Row, type RowChange, type TableName, type Value } from './tables.ts'

export interface Script {
  readonly work: Statements
  /** Of a place in `work.order` the first case that it must begin or move; none of a check. */
  readonly caseAt: ReadonlyMap<number, Written>
}

/** The checks come first. */
export function scriptOf(town: number, checks: readonly Check[], written: readonly Written[]): Script {
  const draft: Draft = { statements: new Map(), order: [], values: [], caseAt: new Map() }
  for (const { statement, values } of checks) {
    put(draft, statement)
    draft.values.push(...values)
  }
  for (const part of partsOf(written)) {
    putCases(draft, town, part)
    putChanges(draft, part)
  }
  const { order, values, caseAt } = draft
  const statements = [...draft.statements.keys()].map(({ sql, columns, rows, must = false }) => ({
    sql,
    takes: columns.length * rows,
    must: must ? rows : 0,
  }))
  return { work: { statements, order, values }, caseAt }
}

/** Rows of different cases may be written in any order: in a part no case comes twice. */
function partsOf(written: readonly Written[]): readonly (readonly Written[])[] {
  const parts: Written[][] = []
  let cases = new Set<number>()
  for (const one of written) {
    if (parts.length === 0 || cases.has(one.id)) {
      parts.push([])
      cases = new Set()
    }
    parts.at(-1)?.push(one)
    cases.add(one.id)
  }
  return parts
}

interface Draft {
  /** With their places. */
  readonly statements: Map<Statement, number>
  readonly order: number[]
  readonly values: Value[]
  readonly caseAt: Map<number, Written>
}

function put({ statements, order }: Draft, statement: Statement): void {
  const place = statements.get(statement) ?? statements.size
  if (place === statements.size) statements.set(statement, place)
  order.push(place)
}

function putRow({ values }: Draft, { columns }: Statement, row: Row): void {
  for (const column of columns) values.push(row[column] ?? null)
}

function putCases(draft: Draft, town: number, part: readonly Written[]): void {
  const begun = part.filter(({ from }) => from === null)
  let at = 0
  for (const statement of beginCases(begun.length)) {
    const these = begun.slice(at, (at += statement.rows))
    if (these[0]) draft.caseAt.set(draft.order.length, these[0])
    putMany(
      draft,
      [statement],
      these.map(({ row }) => row),
    )
  }
  for (const one of part) {
    const { id, from, row } = one
    if (from === null) continue
    draft.caseAt.set(draft.order.length, one)
    putMany(draft, [moveCase], [joined({ town, id, from }, row)])
  }
}

type Turn = Pick<RowChange, 'kind' | 'table'>

const names = Object.keys(tables) as TableName[]
const each = (kind: RowChange['kind'], of: readonly TableName[]): readonly Turn[] =>
  of.map((table) => ({ kind, table }))

/** In which order rows are written: visits look into tokens before they go, and candidates are found by their waits. */
const turns: readonly Turn[] = [
  ...each('insert', ['visits']),
  ...each('delete', names.toReversed()),
  ...each('update', names),
  ...each(
    'insert',
    names.filter((name) => name !== 'visits'),
  ),
]
const turnsOf = (kind: RowChange['kind']): Partial<Record<TableName, number>> =>
  Object.fromEntries(turns.flatMap((turn, at) => (turn.kind === kind ? [[turn.table, at]] : [])))
const turnOf = { insert: turnsOf('insert'), update: turnsOf('update'), delete: turnsOf('delete') }

function putChanges(draft: Draft, part: readonly Written[]): void {
  const rows = turns.map((): Row[] => [])
  for (const { changes } of part) for (const { kind, table, row } of changes) rows[turnOf[kind][table] ?? 0]?.push(row)
  turns.forEach((turn, at) => {
    const these = rows[at] ?? []
    if (these[0]) putMany(draft, statementsOf({ ...turn, row: these[0] }, these.length), these)
  })
}

function putMany(draft: Draft, statements: readonly Statement[], rows: readonly Row[]): void {
  let at = 0
  for (const statement of statements) {
    put(draft, statement)
    for (const row of rows.slice(at, (at += statement.rows))) putRow(draft, statement, row)
  }
}
