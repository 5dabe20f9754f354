/**
 * Cases look like plain JSON and never change; a step costs what it changes all the same. The newest state of a case owns a room,
 * a draft with its tables and indexes. The next step works on in that room, and what it overwrites is noted for the state
 * before. A table is copied only when somebody reads it. Copying on every step took 11 ms at 5,000 tokens.
 */
import type { Case, Token } from './case.ts'
import { goOn, openDraft, type Draft, type Touched } from './draft.ts'
import type { TokenId } from './ids.ts'

type Tables = Pick<Case, 'tokens' | 'waits'>

/** What is known of one published state of a case. */
interface Page {
  /** Its room, as long as no step has gone on from here. */
  room: Draft | null
  /** What the step after this one overwrote, and the page after it. */
  later: { readonly touched: Touched; readonly page: Page } | null
  /** The plain tables, once somebody has asked. */
  tables: Tables | null
}

/** Not enumerable: a copy of a case, or its JSON, has no page. A weak map would cost the collector a third of a step. */
const PAGE = Symbol('page')

type Paged = Case & { readonly [PAGE]: Page }

/** Works on a case in its room if it is the newest state, else in a new one. When `use` throws, the case is as it was. */
export function inRoom<T>(before: Case, use: (draft: Draft) => T): { readonly result: T; readonly after: Case } {
  const page = pageOf(before)
  const draft = page?.room ?? openDraft(before)
  goOn(draft)
  try {
    const result = use(draft)
    const next: Page = { room: draft, later: null, tables: null }
    if (page?.room)
      Object.assign(page, { room: null, later: page.tables ? null : { touched: draft.touched, page: next } })
    return { result, after: published(draft, next) }
  } catch (error) {
    if (page?.room) leaveBehind(page, draft, before)
    throw error
  }
}

/** After a failed step: the room is as before when nothing had happened, else it is given up. */
function leaveBehind(page: Page, draft: Draft, before: Case): void {
  if (draft.case.seq === before.seq) return
  page.tables ??= undone(copied(draft), draft.touched)
  page.room = null
}

/** A token of a case, without the copy of the whole table that reading it from `tokens` may cost. */
export function tokenIn(state: Case, id: TokenId): Token | undefined {
  return (pageOf(state)?.room?.case ?? state).tokens[id]
}

const pageOf = (state: Case): Page | undefined => (state as Paged)[PAGE]

/** The rest is shared with the draft; property by property and with accessors of one identity, so that all cases have one shape. */
function published(draft: Draft, page: Page): Case {
  const { id, model, status, seq, at, items, completed, gates, starting, deadlines } = draft.case
  const rest: Omit<Case, keyof Tables> = { id, model, status, seq, at, items, completed, gates, starting, deadlines }
  Object.defineProperty(rest, 'tokens', { get: tokensOf, enumerable: true })
  Object.defineProperty(rest, 'waits', { get: waitsOf, enumerable: true })
  return Object.defineProperty(rest, PAGE, { value: page }) as Paged
}

function tokensOf(this: Paged): Tables['tokens'] {
  return tablesOf(this[PAGE]).tokens
}

function waitsOf(this: Paged): Tables['waits'] {
  return tablesOf(this[PAGE]).waits
}

/** Goes forward to a page that knows its tables, and takes back what was overwritten since. */
function tablesOf(page: Page): Tables {
  if (page.tables) return page.tables
  const since: Touched[] = []
  let at = page
  for (; at.later && !at.tables; at = at.later.page) since.push(at.later.touched)
  const newest = at.tables ? { tokens: { ...at.tables.tokens }, waits: { ...at.tables.waits } } : copied(at.room)
  page.tables = since.reduceRight(undone, newest)
  page.later = null
  return page.tables
}

function copied(room: Draft | null): Tables {
  return { tokens: { ...room?.case.tokens }, waits: { ...room?.case.waits } }
}

function undone(tables: Tables, touched: Touched): Tables {
  takeBack(tables.tokens, touched.tokens)
  takeBack(tables.waits, touched.waits)
  return tables
}

function takeBack<T>(table: Record<number, T>, before: ReadonlyMap<number, T | undefined>): void {
  for (const [id, row] of before) {
    if (row === undefined) delete table[id]
    else table[id] = row
  }
}
