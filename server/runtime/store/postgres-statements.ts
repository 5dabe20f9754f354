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
  const text = `insert into ${name} (${quoted([...stored, ...Object.keys(computed)])}) select ${taken} from ${rowsU(all)}`
  return { name: `insert ${name}`, text, columns: Object.keys(all) }
}

const matching = (key: readonly string[], row: string): string =>
  key.map((column) => `${row}."${column}" = u."${column}"`).join(' and ')

function updating({ name, key, columns }: Table, changed: readonly string[]): Statement {
  const used = Object.fromEntries(Object.entries(columns).filter(([column]) => changed.includes(column)))
  const set = changed.filter((column) => !key.includes(column)).map((column) => `"${column}" = u."${column}"`)
  const text = `update ${name} t set ${set.join(', ')} from ${rowsU(used)} where ${matching(key, 't')}`
  return { name: `update ${name}`, text, columns: Object.keys(used) }
}

/** What is computed is computed once a row given: as a condition it would be computed for each row of the table. */
function deleting({ name, key, columns, given = {}, computed = {} }: Table): Statement {
  const all = { ...columns, ...given }
  const used = Object.fromEntries(key.map((column) => [column, all[column] ?? 'int']))
  const found = Object.entries(computed).map(([column, expression]) => `, ${expression} as "${column}"`)
  const named = [...key.filter((column) => column in columns), ...Object.keys(computed)]
  const rows = `with u as materialized (select u.*${found.join('')} from ${rowsU(used)})`
  return {
    name: `delete ${name}`,
    text: `${rows} delete from ${name} t using u where ${matching(named, 't')}`,
    columns: [...key],
  }
}

const made = new Map<string, Statement>()

/** The statement of rows of one kind and table; they all name the same columns. */
export function statementOf(kind: RowChange['kind'], table: TableName, row: Row): Statement {
  const id = `${kind} ${table}`
  const statement = made.get(id) ?? make(tables[table], kind, Object.keys(row))
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
