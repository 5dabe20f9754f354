/** Between rows and the case: columns for what is searched, the rest as JSON text. */
import type { Case, ElementId, Instant, Json, ModelId, Token, Until, Variables, Wait } from '../../engine/index.ts'

export interface CaseRow {
  readonly id: number
  readonly number: string
  readonly deployment_id: number
  readonly office: string
  readonly domain: string
  readonly status: Case['status']
  readonly seq: number
  readonly at: Instant
  readonly rest: string
  readonly head_hash: string
  readonly begun_key: string | null
}

export interface TokenRow {
  readonly token: number
  readonly element: ElementId
  readonly scope: number | null
  readonly via: string | null
  readonly phase: Token['phase']
  readonly model: ModelId | null
  readonly variables: string
  /** What few tokens carry beside: how far a loop has come, what is compensated. */
  readonly rest: string | null
}

export interface ItemRow {
  readonly token: number
  readonly index: number
  readonly value: string
}

export interface WaitRow {
  readonly wait: number
  readonly token: number
  readonly element: ElementId
  readonly since: Instant
  readonly until: string
}

/** What of a case has neither columns nor tables of its own. */
type Rest = Omit<Case, 'id' | 'status' | 'seq' | 'at' | 'tokens' | 'waits' | 'items'>

/** The case's columns that a step changes. */
export function caseColumns(state: Case): Pick<CaseRow, 'status' | 'seq' | 'at' | 'rest'> {
  // Named one by one: looking at all of a case would read, and copy, its large tables.
  const { status, seq, at, model, completed, gates, starting, deadlines } = state
  const rest: Rest = { model, completed, gates, starting, deadlines }
  return { status, seq, at, rest: JSON.stringify(rest) }
}

export function toCase(
  row: CaseRow,
  tokens: readonly TokenRow[],
  waits: readonly WaitRow[],
  items: readonly ItemRow[] = [],
): Case {
  return {
    id: String(row.id),
    status: row.status,
    seq: row.seq,
    at: row.at,
    ...(JSON.parse(row.rest) as Rest),
    tokens: Object.fromEntries(tokens.map((token) => [token.token, toToken(token)])),
    waits: Object.fromEntries(waits.map((wait) => [wait.wait, toWait(wait)])),
    items: toItems(items),
  }
}

function toItems(rows: readonly ItemRow[]): Case['items'] {
  const bodies = new Set(rows.map(({ token }) => token))
  const of = (body: number) => rows.filter(({ token }) => token === body)
  const values = (body: number) => of(body).map(({ index, value }) => [index, JSON.parse(value) as Json] as const)
  return Object.fromEntries([...bodies].map((body) => [body, Object.fromEntries(values(body))]))
}

/** JSON of variables. Large values are written once: data never changes, and most of it passes from step to step as it is. */
export function textOf(variables: Variables): string {
  let text = ''
  for (const name in variables) {
    const value = variables[name]
    if (value !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${valueText(value)}`
  }
  return `{${text}}`
}

/** Beyond this length it takes longer to write than to look up. */
const LARGE = 500
const texts = new WeakMap<object, string>()

function valueText(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  if (text.length >= LARGE) texts.set(value, text)
  return text
}

/** The columns of `tokens` without town, case and `entered_at`. */
export function tokenColumns(token: Token): TokenRow {
  const { id, element, scope, via, phase, model, variables, ...rest } = token
  return {
    token: id,
    element,
    scope,
    via,
    phase,
    model: model ?? null,
    variables: textOf(variables),
    rest: Object.keys(rest).length > 0 ? JSON.stringify(rest) : null,
  }
}

function toToken({ token, element, scope, via, phase, model, variables, rest }: TokenRow): Token {
  return {
    id: token,
    element,
    scope,
    via,
    phase,
    ...(model !== null && { model }),
    ...(rest !== null && (JSON.parse(rest) as Partial<Token>)),
    variables: JSON.parse(variables) as Token['variables'],
  }
}

/** The columns of `waits` without town, case, the element's name and the lease. Written in one piece: this is made for every task. */
export function waitColumns({
  id,
  token,
  on,
  since,
  until,
}: Wait): WaitRow & { readonly kind: Until['kind'] } & Searched {
  const { due, follow_up, assignee, priority, form, topic, retries, name, correlation } = searched(until, since)
  return {
    wait: id,
    token,
    element: on,
    since,
    kind: until.kind,
    until: JSON.stringify(until),
    due,
    follow_up,
    assignee,
    priority,
    form,
    topic,
    retries,
    name,
    correlation,
  }
}

function toWait({ wait, token, element, since, until }: WaitRow): Wait {
  return { id: wait, token, on: element, since, until: JSON.parse(until) as Until }
}

/** What inbox, scheduler, workers and correlation look for. */
interface Searched {
  /** Of a task its due date; of timers and jobs when they may fire or be tried. */
  readonly due: Instant | null
  readonly follow_up: Instant | null
  readonly assignee: string | null
  readonly priority: number | null
  readonly form: string | null
  readonly topic: string | null
  readonly retries: number | null
  readonly name: string | null
  readonly correlation: string | null
}

const none: Searched = {
  due: null,
  follow_up: null,
  assignee: null,
  priority: null,
  form: null,
  topic: null,
  retries: null,
  name: null,
  correlation: null,
}

function searched(until: Until, since: Instant): Searched {
  switch (until.kind) {
    case 'task':
      return {
        due: until.due,
        follow_up: until.followUp,
        assignee: until.assignee,
        priority: until.priority,
        form: until.form,
        topic: null,
        retries: null,
        name: null,
        correlation: null,
      }
    case 'job':
    case 'listener':
      return { ...none, due: until.retryAt ?? since, topic: until.topic, retries: until.retries }
    case 'timer':
      return { ...none, due: until.due }
    case 'message':
      return { ...none, name: until.name, correlation: until.key }
    case 'signal':
      return { ...none, name: until.name }
    case 'condition':
    case 'incident':
      return none
  }
}
