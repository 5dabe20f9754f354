/** The statements for one row each, as SQLite prepares them. */
import { caseBirth, caseState, tables, type RowChange, type Table, type TableName } from './tables.ts'

export interface Statement {
  readonly sql: string
  /** The columns of a row in the order of its question marks. */
  readonly columns: readonly string[]
  /** Whether nothing of its transaction may stay when it changes no row. */
  readonly must?: true
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

function inserting({ name, columns, given = {}, computed = {} }: Table): Statement {
  const stored = Object.keys(columns)
  const all = [...stored, ...Object.keys(given)]
  const named = quoted([...stored, ...Object.keys(computed)])
  const values = all.map((column) => `? as "${column}"`).join(', ')
  const taken = [...stored.map((column) => `u."${column}"`), ...Object.values(computed)].join(', ')
  const sql =
    Object.keys(computed).length === 0
      ? `insert into ${name} (${named}) values (${all.map(() => '?').join(', ')})`
      : `insert into ${name} (${named}) select ${taken} from (select ${values}) u`
  return { sql, columns: all }
}

function updating({ name, key }: Table, columns: readonly string[]): Statement {
  const changed = columns.filter((column) => !key.includes(column))
  const set = changed.map((column) => `"${column}" = ?`).join(', ')
  return { sql: `update ${name} set ${set} where ${matching(key)}`, columns: [...changed, ...key] }
}

const matching = (key: readonly string[]): string => key.map((column) => `"${column}" = ?`).join(' and ')

function deleting({ name, key, computed = {} }: Table): Statement {
  const [[column = '', expression = ''] = []] = Object.entries(computed)
  if (column === '') return { sql: `delete from ${name} where ${matching(key)}`, columns: key }
  const values = key.map((one) => `? as "${one}"`).join(', ')
  const town = key[0] ?? ''
  const sql = `delete from ${name} where ("${town}", "${column}") in (select u."${town}", ${expression} from (select ${values}) u)`
  return { sql, columns: key }
}

const made: Record<RowChange['kind'], Partial<Record<TableName, Statement>>> = { insert: {}, update: {}, delete: {} }

/** The statement of a change; rows of one kind and table name the same columns. */
export const statementOf = ({ kind, table, row }: RowChange): Statement =>
  (made[kind][table] ??= make(tables[table], kind, Object.keys(row)))

function make(table: Table, kind: RowChange['kind'], columns: readonly string[]): Statement {
  if (kind === 'insert') return inserting(table)
  return kind === 'update' ? updating(table, columns) : deleting(table)
}

const state = Object.keys(caseState)

/** Writes nothing when the case is no longer at the event from which the step went. */
export const moveCase: Statement = {
  sql: `update cases set ${state.map((column) => `"${column}" = ?`).join(', ')} where town = ? and id = ? and seq = ?`,
  columns: [...state, 'town', 'id', 'from'],
  must: true,
}

const whole = [...Object.keys(caseBirth), ...state]

export const beginCase: Statement = {
  sql: `insert into cases (${quoted(whole)}) values (${whole.map(() => '?').join(', ')}) on conflict do nothing`,
  columns: whole,
  must: true,
}

export const lastNumber = 'select value from counters where town = ? and name = ?'

export const keepNumber: Statement = {
  sql: `insert into counters (town, name, value) values (?, ?, ?)
  on conflict (town, name) do update set value = excluded.value where counters.value = ?`,
  columns: ['town', 'name', 'value', 'was'],
  must: true,
}

/** Cases count up for ever: what was deleted gives no id away again. */
export const lastCase = `select seq from sqlite_sequence where name = 'cases'`

export const stillLastCase: Statement = {
  sql: `update sqlite_sequence set seq = seq where name = 'cases' and seq = ?`,
  columns: ['seq'],
  must: true,
}
