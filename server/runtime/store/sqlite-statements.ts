/** The statements as SQLite prepares them: rows are inserted and deleted several at once, and changed one by one. */
import { caseBirth, caseState, tables, type Row, type RowChange, type Table, type TableName } from './tables.ts'

export interface Statement {
  readonly sql: string
  /** The columns of a row in the order of its question marks. */
  readonly columns: readonly string[]
  /** How many rows it takes, one after the other. */
  readonly rows: number
  /** Whether nothing of its transaction may stay when it does not change as many rows as it takes. */
  readonly must?: true
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

const marks = (columns: readonly string[], rows: number): string =>
  Array.from({ length: rows }, () => `(${columns.map(() => '?').join(', ')})`).join(', ')

function inserting({ name, columns, given = {}, computed = {} }: Table, rows: number): Statement {
  const stored = Object.keys(columns)
  const all = [...stored, ...Object.keys(given)]
  const named = quoted([...stored, ...Object.keys(computed)])
  const taken = [...stored.map((column) => `u."${column}"`), ...Object.values(computed)].join(', ')
  const sql =
    Object.keys(computed).length === 0
      ? `insert into ${name} (${named}) values ${marks(all, rows)}`
      : `with u (${quoted(all)}) as (values ${marks(all, rows)}) insert into ${name} (${named}) select ${taken} from u`
  return { sql, columns: all, rows }
}

function updating({ name, key }: Table, columns: readonly string[]): Statement {
  const changed = columns.filter((column) => !key.includes(column))
  const set = changed.map((column) => `"${column}" = ?`).join(', ')
  return { sql: `update ${name} set ${set} where ${matching(key)}`, columns: [...changed, ...key], rows: 1 }
}

const matching = (key: readonly string[]): string => key.map((column) => `"${column}" = ?`).join(' and ')

function deleting({ name, key, computed = {} }: Table, rows: number): Statement {
  const [[column = '', expression = ''] = []] = Object.entries(computed)
  const values = `values ${marks(key, rows)}`
  const town = key[0] ?? ''
  const sql =
    column === ''
      ? `delete from ${name} where (${quoted(key)}) in (${values})`
      : `with u (${quoted(key)}) as (${values}) delete from ${name} where ("${town}", "${column}") in (select u."${town}", ${expression} from u)`
  return { sql, columns: key, rows }
}

/** Of many rows, how many a statement takes: what each costs beside its rows is little then. */
const MOST = 16

/** Makes statements for so many rows as needed, each for a power of two of them, so that few are to be prepared. */
function forMany(make: (rows: number) => Statement): (rows: number) => readonly Statement[] {
  const made = new Map<number, Statement>()
  const taking = (rows: number): Statement => {
    const statement = made.get(rows) ?? make(rows)
    made.set(rows, statement)
    return statement
  }
  return (rows) => {
    const statements: Statement[] = []
    for (let left = rows, most = MOST; left > 0;)
      if (left < most) most /= 2
      else {
        statements.push(taking(most))
        left -= most
      }
    return statements
  }
}

type Kind = RowChange['kind']

const made: Record<Kind, Partial<Record<TableName, (rows: number) => readonly Statement[]>>> = {
  insert: {},
  update: {},
  delete: {},
}

/** The statements for so many rows: that of the change given is the first of them, and all name the same columns. */
export const statementsOf = ({ kind, table, row }: RowChange, rows: number): readonly Statement[] =>
  (made[kind][table] ??= make(tables[table], kind, row))(rows)

function make(table: Table, kind: Kind, row: Row): (rows: number) => readonly Statement[] {
  if (kind === 'insert') return forMany((rows) => inserting(table, rows))
  if (kind === 'delete') return forMany((rows) => deleting(table, rows))
  const statement = updating(table, Object.keys(row))
  return (rows) => Array.from({ length: rows }, () => statement)
}

const state = Object.keys(caseState)

/** Writes nothing when the case is no longer at the event from which the step went. */
export const moveCase: Statement = {
  sql: `update cases set ${state.map((column) => `"${column}" = ?`).join(', ')} where town = ? and id = ? and seq = ?`,
  columns: [...state, 'town', 'id', 'from'],
  rows: 1,
  must: true,
}

const whole = [...Object.keys(caseBirth), ...state]

/** Writes nothing of a case that is there. */
export const beginCases = forMany((rows) => ({
  sql: `insert into cases (${quoted(whole)}) values ${marks(whole, rows)} on conflict do nothing`,
  columns: whole,
  rows,
  must: true,
}))

export const lastNumber = 'select value from counters where town = ? and name = ?'

export const keepNumber: Statement = {
  sql: `insert into counters (town, name, value) values (?, ?, ?)
  on conflict (town, name) do update set value = excluded.value where counters.value = ?`,
  columns: ['town', 'name', 'value', 'was'],
  rows: 1,
  must: true,
}

/** Cases count up for ever: what was deleted gives no id away again. */
export const lastCase = `select seq from sqlite_sequence where name = 'cases'`

export const stillLastCase: Statement = {
  sql: `update sqlite_sequence set seq = seq where name = 'cases' and seq = ?`,
  columns: ['seq'],
  rows: 1,
  must: true,
}
