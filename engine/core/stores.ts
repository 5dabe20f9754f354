/** Data stores: named tables of the town. A step reads rows from its world and says what it writes; the store of the runtime does the rest. */
import type { Token } from './case.ts'
import { keyOf } from './catching.ts'
import type { Event } from './event.ts'
import { isMissing, required, wrongType } from './expressions.ts'
import { halt } from './halt.ts'
import type { Json, Variables } from './ids.ts'
import type { Element, Model, StoreAccess } from './model.ts'
import { record, type Run } from './run.ts'
import type { World } from './world.ts'

/** A row as it was when the world was loaded; the version counts its writings from 1. */
export interface StoreRow {
  readonly value: Json
  readonly version: number
}

/** What a world knows of a store: rows by key, null where there is none. `whole` says that there are no others, `tooMany` that nobody reads it whole. */
export interface StoreView {
  readonly rows: Readonly<Record<string, StoreRow | null>>
  readonly whole: boolean
  readonly tooMany?: boolean
}

/** So many rows a step reads at once without a key; more is an incident, not a slow server. */
export const MOST_ROWS = 1000

/** The world does not hold what the step needs: load it and step again (rule 1). Nothing has happened. */
export class MissingRows extends Error {
  readonly store: string
  /** Null: all of it. */
  readonly key: string | null

  constructor(store: string, key: string | null) {
    super(`the world holds no rows of ${store}`)
    this.store = store
    this.key = key
  }
}

/** The stores that a model reads or writes. */
export const storesIn = ({ elements }: Model): readonly string[] =>
  Object.values(elements).flatMap(({ inputs, outputs }) =>
    [...inputs, ...outputs].flatMap(({ reads, writes }) => [reads, writes].flatMap((one) => one?.store ?? [])),
  )

/** The world with more rows in it. */
export function withRows(world: World, store: string, { rows, whole, tooMany = false }: StoreView): World {
  const before = world.stores?.[store]
  const view = {
    rows: { ...before?.rows, ...rows },
    whole: whole || before?.whole === true,
    tooMany: tooMany || before?.tooMany === true,
  }
  return { ...world, stores: { ...world.stores, [store]: view } }
}

/** A row that a step writes: what it replaces, and what it is then. */
export interface RowChange {
  readonly store: string
  readonly key: string
  /** The version that it replaces; 0 is none. */
  readonly from: number
  readonly row: StoreRow
}

/** What the events of a step write, one change a row. */
export function changedRows(events: readonly Event[]): readonly RowChange[] {
  const changes = new Map<string, RowChange>()
  for (const event of events) {
    if (event.type !== 'wrote') continue
    const { store, rows, from } = event
    for (const [key, value] of Object.entries(rows)) {
      const version = from[key] ?? 0
      const first = changes.get(`${store}\n${key}`)?.from ?? version
      changes.set(`${store}\n${key}`, { store, key, from: first, row: { value, version: version + 1 } })
    }
  }
  return [...changes.values()]
}

/** The world after a step, where nothing but the step has written. */
export function withWritten(world: World, events: readonly Event[]): World {
  return changedRows(events).reduce(
    (after, { store, key, row }) => withRows(after, store, { rows: { [key]: row }, whole: false }),
    world,
  )
}

/** Adds what an association reads to the names that its expression sees, and records which versions it saw. */
export function withRead(run: Run, token: Token, { store, key: expression }: StoreAccess, seen: Variables): Variables {
  if (expression !== null) {
    const key = keyOf(run, token, expression, seen)
    const row = rowOf(run, store, key)
    record(run, { type: 'read', token: token.id, store, rows: { [key]: row?.version ?? 0 } })
    return { ...seen, [store]: row?.value ?? null }
  }
  const rows = Object.entries(allOf(run, store))
  record(run, {
    type: 'read',
    token: token.id,
    store,
    rows: Object.fromEntries(rows.map(([key, row]) => [key, row.version])),
  })
  return { ...seen, [store]: Object.fromEntries(rows.map(([key, row]) => [key, row.value])) }
}

/** What an element writes into stores as it ends: evaluated before anything is recorded. */
export interface Written {
  readonly store: string
  readonly rows: Readonly<Record<string, Json>>
}

/** @param seen what its outputs see */
export function writtenBy(run: Run, token: Token, { outputs }: Element, seen: Variables): readonly Written[] {
  return outputs.flatMap(({ writes, source, optional }) => {
    if (!writes || (optional && isMissing(run, source, seen))) return []
    const value = required(run, token, source, seen)
    if (writes.key !== null) return [{ store: writes.store, rows: { [keyOf(run, token, writes.key, seen)]: value } }]
    if (typeof value !== 'object' || value === null || Array.isArray(value)) wrongType(run, token, source, 'Kontext')
    return [{ store: writes.store, rows: value as Variables }]
  })
}

export function write(run: Run, token: Token, all: readonly Written[]): void {
  for (const { store, rows } of all) {
    const versions = Object.keys(rows).map((key) => [key, rowOf(run, store, key)?.version ?? 0] as const)
    const from = Object.fromEntries(versions)
    record(run, { type: 'wrote', token: token.id, store, rows, from })
    for (const [key, version] of versions) overlay(run, store)[key] = { value: rows[key] ?? null, version: version + 1 }
  }
}

/** What this step has written itself comes before the world. */
function rowOf(run: Run, store: string, key: string): StoreRow | null {
  const mine = own(run.written.get(store), key)
  if (mine !== undefined) return mine
  const view = run.world.stores?.[store]
  const row = own(view?.rows, key)
  if (row !== undefined) return row
  if (view?.whole) return null
  throw new MissingRows(store, key)
}

function allOf(run: Run, store: string): Readonly<Record<string, StoreRow>> {
  const view = run.world.stores?.[store]
  if (!view?.whole && !view?.tooMany) throw new MissingRows(store, null)
  const rows = Object.entries({ ...view.rows, ...run.written.get(store) })
  if (view.tooMany || rows.length > MOST_ROWS) halt('store-too-large', `„${store}“`)
  return Object.fromEntries(rows.flatMap(([key, row]) => (row ? [[key, row]] : [])))
}

function overlay(run: Run, store: string): Record<string, StoreRow> {
  const found = run.written.get(store) ?? {}
  run.written.set(store, found)
  return found
}

const own = <V>(table: Readonly<Record<string, V>> | undefined, key: string): V | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined
