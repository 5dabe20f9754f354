/** The statements for many rows at once, as PostgreSQL takes them: each column is an array. */
import {
  caseBirth,
  caseState,
  tables,
  type Columns,
  type Row,
  type RowChange,
  type Table,
  type TableName,
} from './tables.ts'

export interface Statement {
  readonly name: string
  readonly text: string
  /** The columns of the rows in the order of its parameters. */
  readonly columns: readonly string[]
}

const quoted = (names: readonly string[], of = ''): string => names.map((name) => `${of}"${name}"`).join(', ')

/** The parameters as rows `u`. */
function rowsU(columns: Columns): string {
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type}[]`)
  return `unnest(${arrays.join(', ')}) as u(${quoted(Object.keys(columns))})`
}

function inserting({ name, columns, given = {}, computed = {} }: Table): Statement {
  const all = { ...columns, ...given }
  const stored = Object.keys(columns)
  const taken = [quoted(stored, 'u.'), ...Object.values(computed)].join(', ')
  const target = `${name} as t (${quoted([...stored, ...Object.keys(computed)])})`
  const text = `insert into ${target} select ${taken} from ${rowsU(all)}${answerOf(name)}`
  return { name: `insert ${name}`, text, columns: Object.keys(all) }
}

const matching = (key: readonly string[], row: string): string =>
  key.map((column) => `${row}."${column}" = u."${column}"`).join(' and ')

function updating({ name, key, columns }: Table, changed: readonly string[]): Statement {
  const used = Object.fromEntries(Object.entries(columns).filter(([column]) => changed.includes(column)))
  const set = changed.filter((column) => !key.includes(column)).map((column) => `"${column}" = u."${column}"`)
  const text = `update ${name} t set ${set.join(', ')} from ${rowsU(used)} where ${matching(key, 't')}${answerOf(name)}`
  return { name: `update ${name}`, text, columns: Object.keys(used) }
}

function deleting({ name, key, columns }: Table): Statement {
  const used = Object.fromEntries(key.map((column) => [column, columns[column] ?? 'int']))
  const text = `delete from ${name} t using ${rowsU(used)} where ${matching(key, 't')}${answerOf(name)}`
  return { name: `delete ${name}`, text, columns: [...key] }
}

/** Waits answer with their ids, which their candidates name them by: looked for in the table they would cost more with each further wait. */
const answerOf = (name: string): string => (name === tables.waits.name ? ' returning t.id, t.case_id, t.wait' : '')

const { columns: ofCandidates } = tables.wait_candidates
const written: Readonly<Record<TableName, Table>> = {
  ...tables,
  wait_candidates: {
    name: 'wait_candidates',
    columns: { ...ofCandidates, wait_id: 'bigint' },
    key: ['town', 'wait_id'],
  },
}

const made = new Map<string, Statement>()

/** The statement of rows of one kind and table; they all name the same columns. */
export function statementOf(kind: RowChange['kind'], table: TableName, row: Row): Statement {
  const id = `${kind} ${table}`
  const statement = made.get(id) ?? make(written[table], kind, Object.keys(row))
  made.set(id, statement)
  return statement
}

function make(table: Table, kind: RowChange['kind'], columns: readonly string[]): Statement {
  if (kind === 'insert') return inserting(table)
  return kind === 'update' ? updating(table, columns) : deleting(table)
}

const moved: Columns = { town: 'int', id: 'bigint', from: 'int', ...caseState }

/** Answers with the cases that were still at the event from which their step went. */
export const moveCases: Statement = {
  name: 'move cases',
  text: `update cases t set ${Object.keys(caseState)
    .map((column) => `"${column}" = u."${column}"`)
    .join(', ')} from ${rowsU(moved)} where ${matching(['town', 'id'], 't')} and t.seq = u."from" returning t.id`,
  columns: Object.keys(moved),
}

const whole: Columns = { ...caseBirth, ...caseState }

/** Answers with the cases that nobody else has begun. */
export const beginCases: Statement = {
  name: 'begin cases',
  text: `insert into cases (${quoted(Object.keys(whole))}) select ${quoted(Object.keys(whole), 'u.')} from ${rowsU(whole)}
    on conflict do nothing returning id`,
  columns: Object.keys(whole),
}

/** Moves a counter by as many as begin, and gives their ids. */
export const nextCases = {
  name: 'next cases',
  text: `with moved as (insert into counters (town, name, value) values ($1, $2, $3::int)
      on conflict (town, name) do update set value = counters.value + $3::int returning value)
    select moved.value, nextval(pg_get_serial_sequence('cases', 'id')) as id from moved, generate_series(1, $3::int)`,
}

/** Gives back the numbers of those that could not begin. */
export const giveBack = {
  name: 'give back numbers',
  text: 'update counters set value = value - $3::int where town = $1 and name = $2',
}
