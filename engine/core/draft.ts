/** The private room of a step: a case whose tables are copied when they are first written, with indexes built when first asked for. */
import type { Case, Token, Wait } from './case.ts'
import type { Change } from './event.ts'
import type { CaseId, ElementId, Instant, Json, ModelId, TokenId, WaitId } from './ids.ts'
import { known } from './known.ts'

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface Draft {
  readonly case: Mutable<Case>
  /** Tables that belong to this draft and may be written in place. */
  readonly owned: Set<'tokens' | 'waits' | 'items' | 'deadlines'>
  /** Bodies whose outputs belong to this draft, too. */
  readonly ownedItems: Set<TokenId>
  touched: Touched
  children: Map<TokenId, Set<TokenId>> | null
  waitsOf: Map<TokenId, Set<WaitId>> | null
  /** Tokens by element, then by scope. */
  standing: Map<ElementId, Map<TokenId, Set<TokenId>>> | null
}

/** The rows that a step touched, as they were before it. */
export interface Touched {
  readonly tokens: Map<TokenId, Token | undefined>
  readonly waits: Map<WaitId, Wait | undefined>
}

/** What differs from before, now that the step is done. */
export function changes<Row>(
  touched: ReadonlyMap<number, Row | undefined>,
  now: Readonly<Record<number, Row>>,
): readonly Change<Row>[] {
  const changed: Change<Row>[] = []
  for (const [id, before = null] of touched) {
    const after = now[id] ?? null
    if (before !== null || after !== null) changed.push({ id, before, after })
  }
  return changed
}

/** A case before its first command: `start` is the only one it accepts. */
export function newCase(id: CaseId, model: ModelId): Case {
  const at: Instant = '1970-01-01T00:00:00.000Z'
  return {
    id,
    model,
    status: 'running',
    seq: 0,
    at,
    tokens: {},
    waits: {},
    items: {},
    completed: [],
    gates: [],
    starting: null,
    deadlines: {},
  }
}

export function openDraft(before: Case): Draft {
  return {
    case: { ...before },
    owned: new Set(),
    ownedItems: new Set(),
    touched: { tokens: new Map(), waits: new Map() },
    children: null,
    waitsOf: null,
    standing: null,
  }
}

/** The named table of the draft, copied before its first write. */
export function own<K extends 'tokens' | 'waits' | 'items' | 'deadlines'>(draft: Draft, table: K): Mutable<Case[K]> {
  if (!draft.owned.has(table)) {
    draft.case[table] = { ...draft.case[table] } as Mutable<Case>[K]
    draft.owned.add(table)
  }
  return draft.case[table]
}

/** For a draft that goes on after a step: the two large tables stay its own, the others are shared with what was published. */
export function goOn(draft: Draft): void {
  draft.touched = { tokens: new Map(), waits: new Map() }
  draft.owned.delete('items')
  draft.owned.delete('deadlines')
  draft.ownedItems.clear()
}

export function putToken(draft: Draft, token: Token): void {
  const before = draft.case.tokens[token.id]
  touch(draft.touched.tokens, token.id, before)
  if (before && (before.element !== token.element || before.scope !== token.scope)) forget(draft, before)
  own(draft, 'tokens')[token.id] = token
  if (token.scope !== null) addTo(draft.children, token.scope, token.id)
  stand(draft.standing, token)
}

export function removeToken(draft: Draft, token: Token): void {
  touch(draft.touched.tokens, token.id, draft.case.tokens[token.id])
  delete own(draft, 'tokens')[token.id]
  if (draft.case.items[token.id]) delete own(draft, 'items')[token.id]
  if (draft.case.gates.length > 0) draft.case.gates = draft.case.gates.filter(({ scope }) => scope !== token.id)
  forget(draft, token)
  draft.children?.delete(token.id)
}

function touch<T>(touched: Map<number, T | undefined>, id: number, before: T | undefined): void {
  if (!touched.has(id)) touched.set(id, before)
}

/** Takes a token out of the indexes. */
function forget(draft: Draft, token: Token): void {
  if (token.scope !== null) draft.children?.get(token.scope)?.delete(token.id)
  unstand(draft, token)
}

/** Keeps what an instance gave, for its body. */
export function putItem(draft: Draft, body: TokenId, index: number, value: Json): void {
  const items = own(draft, 'items')
  if (draft.ownedItems.has(body)) Object.assign(items[body] ?? {}, { [index]: value })
  else items[body] = { ...items[body], [index]: value }
  draft.ownedItems.add(body)
}

export function putWait(draft: Draft, wait: Wait): void {
  touch(draft.touched.waits, wait.id, draft.case.waits[wait.id])
  own(draft, 'waits')[wait.id] = wait
  addTo(draft.waitsOf, wait.token, wait.id)
}

export function removeWait(draft: Draft, id: WaitId): void {
  const wait = draft.case.waits[id]
  if (!wait) return
  touch(draft.touched.waits, id, wait)
  delete own(draft, 'waits')[id]
  const others = draft.waitsOf?.get(wait.token)
  others?.delete(id)
  if (others?.size === 0) draft.waitsOf?.delete(wait.token)
}

/** The tokens directly inside a scope, oldest first. */
export function inside(draft: Draft, scope: TokenId): readonly Token[] {
  draft.children ??= index(Object.values(draft.case.tokens), (token) => token.scope)
  return listed(draft.case.tokens, draft.children.get(scope))
}

/** Whether no token is directly inside a scope. */
export function isEmpty(draft: Draft, scope: TokenId): boolean {
  if (!draft.children) inside(draft, scope)
  return (draft.children?.get(scope)?.size ?? 0) === 0
}

/** What a token waits for, oldest first: its own waits and those of its boundary events. */
export function waitsOf(draft: Draft, token: TokenId): readonly Wait[] {
  draft.waitsOf ??= index(Object.values(draft.case.waits), (wait) => wait.token)
  return listed(draft.case.waits, draft.waitsOf.get(token))
}

/** The tokens at an element by their scope, oldest first. */
export function standing(draft: Draft, element: ElementId): ReadonlyMap<TokenId, ReadonlySet<TokenId>> {
  if (!draft.standing) {
    draft.standing = new Map()
    for (const token of Object.values(draft.case.tokens)) stand(draft.standing, token)
  }
  return draft.standing.get(element) ?? new Map()
}

/** A token that compensates or is parting does not go on along flows. */
function stand(standing: Draft['standing'], { id, element, scope, compensates, parting }: Token): void {
  if (!standing || scope === null || compensates || parting) return
  const places = standing.get(element)
  if (places) addTo(places, scope, id)
  else standing.set(element, new Map([[scope, new Set([id])]]))
}

function unstand({ standing }: Draft, { id, element, scope }: Token): void {
  const places = standing?.get(element)
  const there = scope === null ? undefined : places?.get(scope)
  there?.delete(id)
  if (scope !== null && there?.size === 0) places?.delete(scope)
}

function listed<T>(table: Readonly<Record<number, T>>, ids: ReadonlySet<number> = new Set()): readonly T[] {
  return [...ids].map((id) => known(table[id], `row ${id}`))
}

function index<T extends { readonly id: number }>(
  rows: readonly T[],
  key: (row: T) => number | null,
): Map<number, Set<number>> {
  const map = new Map<number, Set<number>>()
  for (const row of rows) {
    const at = key(row)
    if (at !== null) addTo(map, at, row.id)
  }
  return map
}

function addTo(map: Map<number, Set<number>> | null, key: number, id: number): void {
  if (!map) return
  const set = map.get(key)
  if (set) set.add(id)
  else map.set(key, new Set([id]))
}
