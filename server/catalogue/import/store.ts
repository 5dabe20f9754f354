/** Comparisons with a file as the town keeps them: a trial first, then its differences are listed for decision. */
import { createHash } from 'node:crypto'
import type { Trx } from '../../db/connect.ts'
import { compare, kinds, type Difference, type Kind } from './compare.ts'
import type { CatalogueFile, Format, Rejection } from './entry.ts'
import { knownEntries, usedKeys, type Source } from './known.ts'

export interface Given {
  readonly file: CatalogueFile
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The file is the whole catalogue: a key that it leaves out is gone. */
  readonly complete: boolean
  readonly at: string
  readonly author: string
}

export interface Counts extends Readonly<Record<Kind, number>> {
  /** Rows of the file, those rejected included. */
  readonly rows: number
  readonly unchanged: number
  readonly notNamed: number
  readonly over: number
  readonly rejected: number
  /** Differences that wait for a decision already, and those of which somebody decided to keep ours. */
  readonly waiting: number
  readonly kept: number
}

export interface Import {
  readonly id: number
  readonly format: Format
  readonly fileName: string
  readonly complete: boolean
  readonly state: 'trial' | 'listed' | 'discarded'
  readonly counts: Counts
  readonly rejections: readonly Rejection[]
  readonly at: string
  readonly author: string
}

interface Data {
  readonly counts: Counts
  readonly rejections: readonly Rejection[]
  /** Keys of the file, and what it offers that was known before: what else waits about these keys is overtaken. */
  readonly keys: readonly string[]
  readonly standing: readonly string[]
}

/** What a file offers, so that the same offer is known again whatever we had before. */
export const fingerprintOf = ({ kind, key, field, from, to, after, adds }: Difference): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, key, field, [...from].sort(), [...to].sort(), after, kind === 'new' ? adds : null]))
    .digest('hex')

/** What the file would say; writes nothing. */
export async function tryImport({ db, town }: Source, { file, complete }: Pick<Given, 'file' | 'complete'>) {
  const compared = compare(await knownEntries(db, town.id), file, complete, await usedKeys(db, town.id))
  const states = await statesOf(db, town.id)
  const known = compared.differences.map((difference) => {
    const fingerprint = fingerprintOf(difference)
    return { difference, fingerprint, state: states.get(fingerprint) }
  })
  const fresh = known.filter(({ state }) => state === undefined)
  const counts: Counts = {
    ...(Object.fromEntries(
      kinds.map((kind) => [kind, fresh.filter(({ difference }) => difference.kind === kind).length]),
    ) as Record<Kind, number>),
    rows: file.rows.length + file.rejected.length,
    unchanged: compared.unchanged,
    notNamed: compared.notNamed,
    over: compared.over,
    rejected: file.rejected.length,
    waiting: known.filter(({ state }) => state === 'open').length,
    kept: known.filter(({ state }) => state === 'kept').length,
  }
  const standing = known.flatMap(({ state, fingerprint }) => (state === undefined ? [] : [fingerprint]))
  return { counts, fresh, standing }
}

/** Of what waits, and of what was last decided to keep. */
async function statesOf(db: Source['db'] | Trx, town: number): Promise<ReadonlyMap<string, 'open' | 'kept'>> {
  const rows = await db('catalogue_differences')
    .where({ town })
    .whereIn('state', ['open', 'kept', 'accepted'])
    .orderBy('id')
    .select<{ fingerprint: string; state: 'open' | 'kept' | 'accepted' }[]>('fingerprint', 'state')
  const latest = new Map(rows.map(({ fingerprint, state }) => [fingerprint, state]))
  return new Map([...latest].flatMap(([print, state]) => (state === 'accepted' ? [] : [[print, state] as const])))
}

/** SQLite takes at most 32,766 values a statement. */
const BATCH = 400

/** Keeps a trial with its differences. Returns its id. */
export async function keepTrial(source: Source, given: Given): Promise<number> {
  const { db, town } = source
  const { counts, fresh, standing } = await tryImport(source, given)
  const data: Data = {
    counts,
    rejections: given.file.rejected,
    keys: given.file.rows.map(({ key }) => key),
    standing,
  }
  return db.transaction(async (trx) => {
    const [row] = await trx('catalogue_imports')
      .insert({
        ...{ town: town.id, format: given.file.format, file_name: given.fileName.slice(0, 300) },
        hash: createHash('sha256').update(given.bytes).digest('hex'),
        ...{ complete: given.complete, state: 'trial', data: JSON.stringify(data), at: given.at, author: given.author },
      })
      .returning<{ id: number | string }[]>('id')
    const id = Number(row?.id)
    const rows = fresh.map(({ difference, fingerprint }) => ({
      ...{ town: town.id, import_id: id, kind: difference.kind, key: difference.key, field: difference.field },
      ...{ state: 'trial', fingerprint, data: JSON.stringify(difference) },
    }))
    for (let first = 0; first < rows.length; first += BATCH)
      await trx('catalogue_differences').insert(rows.slice(first, first + BATCH))
    return id
  })
}

/** Puts the differences of a trial on the list; what waits about the same keys from an older file is overtaken. False when it is no trial any more. */
export async function listTrial({ db, town }: Source, id: number): Promise<boolean> {
  return db.transaction(async (trx) => {
    const mine = { town: town.id, id, state: 'trial' }
    if ((await trx('catalogue_imports').where(mine).update({ state: 'listed' })) === 0) return false
    const row = await trx('catalogue_imports').where({ town: town.id, id }).first<ImportRow>('data', 'complete')
    await overtake(trx, town.id, id, JSON.parse(row.data) as Data, Boolean(row.complete))
    const states = await statesOf(trx, town.id)
    const offered = await trx('catalogue_differences')
      .where({ town: town.id, import_id: id })
      .select<{ id: number; fingerprint: string }[]>('id', 'fingerprint')
    // Meanwhile another trial may have listed the same.
    const twice = offered.filter(({ fingerprint }) => states.has(fingerprint)).map((one) => one.id)
    for (let first = 0; first < twice.length; first += BATCH)
      await trx('catalogue_differences')
        .where({ town: town.id })
        .whereIn('id', twice.slice(first, first + BATCH))
        .update({ state: 'discarded' })
    await trx('catalogue_differences').where({ town: town.id, import_id: id, state: 'trial' }).update({ state: 'open' })
    return true
  })
}

async function overtake(trx: Trx, town: number, id: number, { keys, standing }: Data, complete: boolean) {
  const [named, stands] = [new Set(keys), new Set(standing)]
  const mine = await trx('catalogue_differences').where({ town, import_id: id }).pluck<string[]>('fingerprint')
  const open = await trx('catalogue_differences')
    .where({ town, state: 'open' })
    .select<{ id: number; key: string; fingerprint: string }[]>('id', 'key', 'fingerprint')
  for (const fingerprint of mine) stands.add(fingerprint)
  const overtaken = open.filter((one) => (complete || named.has(one.key)) && !stands.has(one.fingerprint))
  for (let first = 0; first < overtaken.length; first += BATCH)
    await trx('catalogue_differences')
      .where({ town })
      .whereIn(
        'id',
        overtaken.slice(first, first + BATCH).map((one) => one.id),
      )
      .update({ state: 'overtaken' })
}

/** Forgets a trial, or what still waits of a listed one. */
export async function discardImport({ db, town }: Source, id: number): Promise<void> {
  await db.transaction(async (trx) => {
    await trx('catalogue_differences')
      .where({ town: town.id, import_id: id })
      .whereIn('state', ['trial', 'open'])
      .update({ state: 'discarded' })
    await trx('catalogue_imports').where({ town: town.id, id }).update({ state: 'discarded' })
  })
}

interface ImportRow {
  readonly id: number | string
  readonly format: Format
  readonly file_name: string
  readonly complete: boolean | number
  readonly state: Import['state']
  readonly data: string
  readonly at: string
  readonly author: string
}

export async function importById({ db, town }: Source, id: number): Promise<Import | null> {
  const row = await db('catalogue_imports').where({ town: town.id, id }).first<ImportRow | undefined>()
  return row ? importOf(row) : null
}

/** The latest first. */
export const importsOf = async ({ db, town }: Source): Promise<readonly Import[]> =>
  ((await db('catalogue_imports').where({ town: town.id }).orderBy('id', 'desc').limit(30)) as ImportRow[]).map(
    importOf,
  )

function importOf({ id, format, file_name, complete, state, data, at, author }: ImportRow): Import {
  const { counts, rejections } = JSON.parse(data) as Data
  const about = { id: Number(id), format, fileName: file_name, complete: Boolean(complete), state, at, author }
  return { ...about, counts, rejections }
}
