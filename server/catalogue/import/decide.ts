/** Deciding differences: take what the file says, or keep ours; alone or in bulk, with who and when, and a way back. */
import type { Trx } from '../../db/connect.ts'
import { changeServicesIn, newBatch, undoBatchIn, type Edit } from '../../ratings/edit.ts'
import type { Difference, Kind } from './compare.ts'
import type { Fields } from './entry.ts'
import { catalogueServices, knownEntries, usedKeys, writeEntries, type Source } from './known.ts'

export type Decision = 'accepted' | 'kept'

/** Which differences: of a kind, a field, an import; or these. */
export interface Which {
  readonly ids?: readonly number[]
  readonly kind?: Kind
  readonly field?: string
  readonly importId?: number
}

export interface Listed extends Difference {
  readonly id: number
  readonly importId: number
}

const matching = (query: ReturnType<Source['db']>, { ids, kind, field, importId }: Which) => {
  if (ids) void query.whereIn('id', [...ids])
  if (kind) void query.where({ kind })
  if (field) void query.where({ field })
  if (importId !== undefined) void query.where({ import_id: importId })
  return query
}

/** What waits for a decision (or, of a trial, would wait), by key; `page` counts from 0. */
export async function listed(
  { db, town }: Source,
  which: Which,
  { state = 'open', limit, page = 0 }: { state?: 'open' | 'trial'; limit?: number; page?: number } = {},
): Promise<readonly Listed[]> {
  const query = matching(db('catalogue_differences').where({ town: town.id, state }), which).orderBy(['key', 'id'])
  const rows = (await (limit === undefined ? query : query.limit(limit).offset(page * limit))) as Row[]
  return rows.map(({ id, import_id, data }) => ({
    ...(JSON.parse(data) as Difference),
    id: Number(id),
    importId: Number(import_id),
  }))
}

interface Row {
  readonly id: number | string
  readonly import_id: number | string
  readonly data: string
}

export interface Group {
  readonly kind: Kind
  readonly field: string
  readonly count: number
}

/** How much waits, by kind and field. */
export async function groupsOf({ db, town }: Source, which: Which, state: 'open' | 'trial'): Promise<readonly Group[]> {
  const rows = await matching(db('catalogue_differences').where({ town: town.id, state }), which)
    .groupBy('kind', 'field')
    .orderBy(['kind', 'field'])
    .select<{ kind: Kind; field: string; n: number | string }[]>('kind', 'field', db.raw('count(*) as n'))
  return rows.map(({ kind, field, n }) => ({ kind, field, count: Number(n) }))
}

/** Which ones wait, in short: it differs as soon as another one is presented or one of them is decided. */
export async function standOf({ db, town }: Source, which: Which): Promise<string> {
  const row = await matching(db('catalogue_differences').where({ town: town.id, state: 'open' }), which)
    .select<{ n: number | string; ids: number | string | null }[]>(db.raw('count(*) as n'), db.raw('sum(id) as ids'))
    .first()
  return `${row?.n ?? 0}-${row?.ids ?? 0}`
}

export interface Decided {
  readonly done: number
  /** Other differences wait than those somebody saw who decided over all of them: nothing is decided. */
  readonly moved?: true
  /** Those that no longer fit, because ours has changed since; they wait on. */
  readonly stale: readonly Listed[]
}

export async function decide(
  source: Source,
  which: Which,
  decision: Decision,
  { at, author, seen }: { readonly at: string; readonly author: string; readonly seen?: string | undefined },
): Promise<Decided> {
  const { db, town } = source
  return db.transaction(async (trx) => {
    const inside = { db: trx as unknown as Source['db'], town }
    if (seen !== undefined && seen !== (await standOf(inside, which))) return { done: 0, stale: [], moved: true }
    const all = await listed(inside, which)
    const batch = newBatch()
    const before = await knownEntries(trx, town.id)
    const { entries, fits, stale } =
      decision === 'kept' ? keptAll(all) : taken(all, before, await usedKeys(trx, town.id))
    if (fits.length === 0) return { done: 0, stale }
    if (decision === 'accepted') {
      await writeEntries(trx, town.id, entries, at)
      await changeServicesIn(trx, town.id, await serviceEdits(trx, town.id, fits), { batch, at, author })
    }
    await trx('catalogue_decisions').insert({
      ...{ town: town.id, batch, decision, what: words(fits), at, author },
      entries: JSON.stringify(
        [...entries].map(([key, fields]) => [key, { before: before.get(key) ?? null, after: fields }]),
      ),
    })
    await mark(trx, town.id, fits, { state: decision, batch })
    return { done: fits.length, stale }
  })
}

async function mark(trx: Trx, town: number, all: readonly Listed[], set: { state: string; batch: string }) {
  for (let first = 0; first < all.length; first += 400)
    await trx('catalogue_differences')
      .where({ town, state: 'open' })
      .whereIn(
        'id',
        all.slice(first, first + 400).map(({ id }) => id),
      )
      .update(set)
}

interface Taken {
  readonly entries: ReadonlyMap<string, Fields | null>
  readonly fits: readonly Listed[]
  readonly stale: readonly Listed[]
}

const keptAll = (all: readonly Listed[]): Taken => ({ entries: new Map(), fits: all, stale: [] })

/** What the entries are when all that fit are taken, one after the other. */
function taken(all: readonly Listed[], before: ReadonlyMap<string, Fields>, used: ReadonlyMap<string, Fields>): Taken {
  const entries = new Map<string, Fields | null>()
  const now = (key: string): Fields | null => (entries.has(key) ? entries.get(key) : before.get(key)) ?? null
  const [fits, stale]: [Listed[], Listed[]] = [[], []]
  for (const one of all) {
    const set = takenOne(one, now, used)
    if (!set) stale.push(one)
    else {
      for (const [key, fields] of set) entries.set(key, fields)
      fits.push(one)
    }
  }
  return { entries, fits, stale }
}

type Set = readonly (readonly [key: string, fields: Fields | null])[]

/** Null when ours is no longer what it was when the file was compared. */
function takenOne(one: Difference, now: (key: string) => Fields | null, used: ReadonlyMap<string, Fields>): Set | null {
  const adds = Object.entries(one.adds).filter(([key]) => now(key) === null)
  if (one.kind === 'new') return now(one.key) === null ? adds : null
  if (one.kind === 'changed') {
    const ours = now(one.key)
    return ours && (ours[one.field] ?? '') === one.before
      ? [[one.key, { ...ours, [one.field]: one.after ?? '' }]]
      : null
  }
  if (one.from.every((key) => now(key) === null && !used.has(key))) return null
  return [...adds, ...one.from.filter((key) => now(key) !== null).map((key) => [key, null] as const)]
}

/** Services that name a key follow it; volumes, office, who is responsible and fees stay what the town made them. */
async function serviceEdits(trx: Trx, town: number, fits: readonly Difference[]): Promise<ReadonlyMap<string, Edit>> {
  const follows = new Map(fits.flatMap(({ from, to }) => from.map((key) => [key, to] as const)))
  const renamed = new Map(
    fits.flatMap((one) => (one.kind === 'changed' ? [[`${one.key} ${one.field}`, one.after]] : [])),
  )
  const list = await knownEntries(trx, town)
  const edits = new Map<string, Edit>()
  for (const { id, leika } of await catalogueServices(trx, town)) {
    const keys = [...new Set(leika.flatMap(({ key }) => follows.get(key) ?? [key]))]
    const after = keys.map((key) => {
      const [ours, fields] = [leika.find((one) => one.key === key), list.get(key)]
      // A key that nobody decided about keeps the words under which the town knows it.
      return {
        key,
        name: renamed.get(`${key} name`) ?? ours?.name ?? fields?.['name'] ?? '',
        type: renamed.get(`${key} typ`) ?? ours?.type ?? fields?.['typ'] ?? '',
      }
    })
    if (JSON.stringify(after) !== JSON.stringify(leika))
      edits.set(id, { leika: after, ...(after.length === 0 ? { leikaMatch: 'none' as const } : {}) })
  }
  return edits
}

export const kindWords: Readonly<Record<Kind, string>> = {
  new: 'neu',
  changed: 'geändert',
  replaced: 'ersetzt',
  merged: 'zusammengelegt',
  dropped: 'entfallen',
}

function words(all: readonly Difference[]): string {
  const counts = new Map<Kind, number>()
  for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const [only] = all
  if (only && all.length === 1) return `${only.key} ${only.name} (${kindWords[only.kind]})`
  return [...counts].map(([kind, count]) => `${count} ${kindWords[kind]}`).join(', ')
}

export interface PastDecision {
  readonly batch: string
  readonly decision: Decision
  readonly what: string
  readonly at: string
  readonly author: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
}

/** The latest first. */
export const decisionsOf = async ({ db, town }: Source): Promise<readonly PastDecision[]> =>
  db('catalogue_decisions')
    .where({ town: town.id })
    .orderBy('id', 'desc')
    .limit(50)
    .select<PastDecision[]>('batch', 'decision', 'what', 'at', 'author', {
      undoneAt: 'undone_at',
      undoneBy: 'undone_by',
    })

/** Takes a decision back, unless an entry or service it touched was changed since: then nothing of it, and false. */
export async function undoDecision(
  { db, town }: Source,
  batch: string,
  { at, author }: { readonly at: string; readonly author: string },
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const mine = { town: town.id, batch, undone_at: null }
    const row = await trx('catalogue_decisions').where(mine).first<{ entries: string } | undefined>('entries')
    if (!row) return false
    const entries = JSON.parse(row.entries) as [string, { before: Fields | null; after: Fields | null }][]
    const now = await knownEntries(trx, town.id)
    if (entries.some(([key, { after }]) => !same(now.get(key) ?? null, after))) return false
    if ((await undoBatchIn(trx, town.id, { batch, at, author })) === 'changed-since') return false
    await writeEntries(trx, town.id, new Map(entries.map(([key, { before }]) => [key, before])), at)
    await trx('catalogue_differences').where({ town: town.id, batch }).update({ state: 'open', batch: null })
    await trx('catalogue_decisions').where(mine).update({ undone_at: at, undone_by: author })
    return true
  })
}

function same(a: Fields | null, b: Fields | null): boolean {
  if (a === null || b === null) return a === b
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => (a[key] ?? '') === (b[key] ?? ''))
}
