/** Editions of a fact sheet: each saving is a new one, and none is ever changed. */
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { channelNames } from '../../records/case-row.ts'
import type { Channel } from '../../runtime/index.ts'
import { fieldKeys, fields, sources, type FieldKey, type Shape } from './fields.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

export const channels = Object.keys(channelNames) as [Channel, ...Channel[]]

const Value = z.strictObject({
  text: z.string(),
  source: z.enum(sources),
  day: z.iso.date().nullable(),
  /** Of a figure: how these cases come in. */
  channel: z.enum(channels).optional(),
})
/** What somebody wrote, where they know it from, and of which day that is. */
export type Value = z.infer<typeof Value>

const Data = z.partialRecord(z.enum(fieldKeys), z.array(Value))
/** The values of each field, each with its own source. */
export type Data = z.infer<typeof Data>

/** Editions of older releases have one text and one source for all values of a field. */
const Stored = z.partialRecord(z.enum(fieldKeys), z.union([z.array(Value), Value]))
const between: Readonly<Record<Shape, RegExp | null>> = { text: null, list: /\n|;\s/, counts: /\n|;\s|,\s/ }

/** An edition as it lies in the database, of whatever release. */
export function readData(json: string): Data {
  const stored = Object.entries(Stored.parse(JSON.parse(json))) as [FieldKey, Value | Value[]][]
  return Object.fromEntries(stored.map(([key, found]) => [key, Array.isArray(found) ? found : apart(key, found)]))
}

function apart(key: FieldKey, value: Value): Value[] {
  const separator = between[fields[key].shape]
  const texts = separator ? value.text.split(separator) : [value.text]
  return texts.flatMap((text) => (text.trim() === '' ? [] : [{ ...value, text: text.trim() }]))
}

export interface Edition {
  readonly edition: number
  readonly data: Data
  readonly at: string
  /** Login. */
  readonly by: string
}

/** All editions, the newest first. */
export async function editions({ db, town }: Omit<Of, 'clock'>, process: string): Promise<readonly Edition[]> {
  const rows = await db('process_sheets')
    .where({ town: town.id, process })
    .orderBy('edition', 'desc')
    .select<{ edition: number; data: string; at: string; by: string }[]>('edition', 'data', 'at', 'by')
  return rows.map(({ data, ...row }) => ({ ...row, data: readData(data) }))
}

/** Saves the next edition after `seen`. Throws `stale-draft` when somebody else has saved one meanwhile. */
export async function addEdition(
  { db, town, clock }: Of,
  process: string,
  seen: number,
  data: Data,
  by: string,
): Promise<void> {
  const row = { town: town.id, process, edition: seen + 1, data: JSON.stringify(Data.parse(data)), at: clock.now(), by }
  const newest = (await editions({ db, town }, process))[0]?.edition ?? 0
  if (newest !== seen) throw new Failure('stale-draft', 'Jemand anderes hat den Steckbrief inzwischen gespeichert.')
  const added = await db('process_sheets')
    .insert(row)
    .onConflict(['town', 'process', 'edition'])
    .ignore()
    .returning('id')
  if (added.length === 0) throw new Failure('stale-draft', 'Jemand anderes hat den Steckbrief inzwischen gespeichert.')
}
