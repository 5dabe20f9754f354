/** Texts of the town that stand in letters in place of what the process brings along. They change by themselves, like settings. */
import { z } from 'zod'
import type { Db, Trx } from '../db/connect.ts'
import { entriesOf, holding, keysBelow, type SettingEntry } from './settings.ts'

export const TextBlock = z.strictObject({
  title: z.string().trim().min(1, 'Bitte ausfüllen.').max(120),
  text: z.string().trim().min(1, 'Bitte ausfüllen.').max(4000),
})
export type TextBlock = z.output<typeof TextBlock>

const PREFIX = 'textbaustein.'

/** Small letters, digits and hyphens: as letters name it. */
export const isTextBlockId = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60
export const textBlockKey = (id: string): string => PREFIX + id

/** Every block that the town ever entered, with its entries, the latest first. */
export async function textBlocksOf(
  db: Db | Trx,
  town: number,
): Promise<ReadonlyMap<string, readonly SettingEntry<TextBlock>[]>> {
  const keys = await keysBelow(db, town, PREFIX)
  const found = await Promise.all(keys.map((key) => entriesOf<TextBlock>(db, town, key)))
  return new Map(keys.map((key, index) => [key.slice(PREFIX.length), found[index] ?? []]))
}

/** The texts that hold on a day, by the block's id. */
export async function textsAt(
  db: Db | Trx,
  town: number,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const now = holding(await entriesOf<TextBlock>(db, town, textBlockKey(id)), day)
      return now ? [[id, now.value.text] as const] : []
    }),
  )
  return new Map(found.flat())
}
