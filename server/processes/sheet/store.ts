/** Editions of a fact sheet: each saving is a new one, and none is ever changed. */
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { fieldKeys, sources } from './fields.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

const Value = z.strictObject({ text: z.string(), source: z.enum(sources), day: z.iso.date().nullable() })
/** What somebody wrote, where they know it from, and of which day that is. */
export type Value = z.infer<typeof Value>

const Data = z.partialRecord(z.enum(fieldKeys), Value)
export type Data = z.infer<typeof Data>

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
  return rows.map(({ data, ...row }) => ({ ...row, data: Data.parse(JSON.parse(data)) }))
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
