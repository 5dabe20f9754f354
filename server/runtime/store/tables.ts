/** The tables that steps write, described once, so that each database makes its own statements of them. */

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** A row of several parts, the first of which becomes it. Spreading so many columns takes several times the time and memory. */
export const joined = (first: object, second: object, third: object = {}): Row =>
  Object.assign(first, second, third) as Row

/** Columns with their types in PostgreSQL. */
export type Columns = Readonly<Record<string, 'int' | 'bigint' | 'text'>>

export interface Table {
  readonly name: string
  /** Stored as given. */
  readonly columns: Columns
  /** Not stored but needed to compute. */
  readonly given?: Columns
  /** Columns that the database computes from the row `u`. */
  readonly computed?: Readonly<Record<string, string>>
  /** What names the rows that are changed and deleted; none for tables that only grow. */
  readonly key: readonly string[]
}

const ofCase = { town: 'int', case_id: 'bigint' } as const

const steps: Table = {
  name: 'steps',
  columns: {
    ...ofCase,
    ...{ seq: 'int', at: 'text', actor: 'text', command: 'text', format: 'int' },
    ...{ payload: 'text', salt: 'text', digest: 'text', previous: 'text', hash: 'text' },
  },
  key: [],
}

/** When a token of an earlier step was entered stands in its row. */
const visits: Table = {
  name: 'visits',
  columns: { ...ofCase, token: 'int', element: 'text', type: 'text', left_at: 'text', how: 'text', actor: 'text' },
  given: { entered: 'text' },
  computed: {
    entered_at: `coalesce(u.entered, (select t.entered_at from tokens t
      where t.town = u.town and t.case_id = u.case_id and t.token = u.token), u.left_at)`,
  },
  key: [],
}

const tokens: Table = {
  name: 'tokens',
  columns: {
    ...ofCase,
    ...{ token: 'int', element: 'text', scope: 'int', via: 'text', phase: 'text', entered_at: 'text' },
    ...{ model: 'text', variables: 'text', rest: 'text' },
  },
  key: ['town', 'case_id', 'token'],
}

const waits: Table = {
  name: 'waits',
  columns: {
    ...ofCase,
    ...{ wait: 'int', token: 'int', element: 'text', element_name: 'text', kind: 'text', since: 'text' },
    ...{ due: 'text', follow_up: 'text', assignee: 'text', priority: 'int', form: 'text', topic: 'text' },
    ...{ retries: 'int', name: 'text', correlation: 'text', until: 'text', leased_until: 'text' },
  },
  key: ['town', 'case_id', 'wait'],
}

const waitId = 'select w.id from waits w where w.town = u.town and w.case_id = u.case_id and w.wait = u.wait'

const wait_candidates: Table = {
  name: 'wait_candidates',
  columns: { town: 'int', kind: 'text', who: 'text', home: 'text', state: 'text', urgency: 'text' },
  given: { case_id: 'bigint', wait: 'int' },
  computed: { wait_id: `(${waitId})` },
  key: ['town', 'case_id', 'wait'],
}

/** Outputs of a multi-instance; they go with its body. */
const items: Table = {
  name: 'items',
  columns: { ...ofCase, token: 'int', index: 'int', value: 'text' },
  key: ['town', 'case_id', 'token'],
}

const messages: Table = {
  name: 'messages',
  columns: {
    ...{ town: 'int', name: 'text', correlation: 'text', variables: 'text' },
    ...{ published_at: 'text', published_by: 'text' },
  },
  key: [],
}

/** The newest step of a town at this moment. Said so that SQLite, too, looks at one row. */
export const newestStep = (town: string): string =>
  `coalesce((select s.id from steps s where s.town = ${town} order by s.id desc limit 1), 0)`

/** Remembers the newest step of its moment: who begins to wait later does not catch it. */
const broadcasts: Table = {
  name: 'broadcasts',
  columns: {
    ...{ town: 'int', name: 'text', variables: 'text', thrown_by: 'bigint', thrown_at: 'text', actor: 'text' },
    after_case: 'bigint',
  },
  computed: { up_to: newestStep('u.town') },
  key: [],
}

const participants: Table = {
  name: 'participants',
  columns: {
    ...ofCase,
    ...{ role: 'text', given_name: 'text', family_name: 'text', birth_date: 'text', street: 'text' },
    ...{ postal_code: 'text', city: 'text', email: 'text', phone: 'text', contact: 'text', search: 'text' },
  },
  key: [],
}

/** In the order in which their rows are inserted: visits look into tokens, candidates into waits, broadcasts into steps. */
export const tables = {
  ...{ visits, steps, tokens, waits, wait_candidates, items, participants, messages, broadcasts },
} as const

export type TableName = keyof typeof tables

/** One row that a step writes. */
export interface RowChange {
  readonly kind: 'insert' | 'update' | 'delete'
  readonly table: TableName
  readonly row: Row
}

/** Names the rows that are changed and deleted together. */
export const keyOf = (table: TableName, row: Row): string => tables[table].key.map((column) => row[column]).join(' ')

/** What a step changes in the row of its case. */
export const caseState: Columns = {
  ...{ status: 'text', seq: 'int', at: 'text', rest: 'text', head_hash: 'text', target_due: 'text' },
  ...{ paused: 'text', ended_at: 'text', ended_how: 'text' },
}

/** What stands in the row of a case from its beginning. */
export const caseBirth: Columns = {
  ...{ town: 'int', id: 'bigint', number: 'text', deployment_id: 'bigint', process: 'text', service: 'text' },
  ...{ office: 'text', domain: 'text', title: 'text', channel: 'text', entered_by: 'text', received_at: 'text' },
  ...{ begun_by: 'text', begun_key: 'text' },
}
