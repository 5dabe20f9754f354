/** Fees that the town defines itself. They change by themselves, like settings, and processes read them like rates. */
import { z } from 'zod'
import type { Db, Trx } from '../db/connect.ts'
import { entriesOf, euro, holding, keysBelow, rateSettings, stands, type SettingEntry } from './settings.ts'

export const Fee = z.strictObject({
  name: z.string().trim().min(1, 'Bitte ausfüllen.').max(120),
  amount: euro,
  /** What it is paid for: "im Jahr", "je Ausweis". */
  unit: z.string().trim().max(60, 'Höchstens 60 Zeichen.'),
})
export type Fee = z.output<typeof Fee>

const PREFIX = 'gebuehr.'
export type FeeKey = `${typeof PREFIX}${string}`

/** Small letters, digits and hyphens. */
export const isFeeId = (id: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id.length <= 60
export const feeKey = (id: string): FeeKey => `${PREFIX}${id}`
export const isFeeKey = (key: string): key is FeeKey => key.startsWith(PREFIX) && isFeeId(key.slice(PREFIX.length))
export const feeId = (key: FeeKey): string => key.slice(PREFIX.length)

export interface NamedFee {
  readonly key: FeeKey
  readonly name: string
}

/** Every fee that has or will have an amount, as it is called today. */
export async function feesOf(db: Db | Trx, town: number, today: string): Promise<readonly NamedFee[]> {
  const keys = await keysBelow(db, town, PREFIX)
  const all = await Promise.all(
    keys.filter(isFeeKey).map(async (key) => ({ key, entries: await entriesOf<Fee>(db, town, key) })),
  )
  return all.flatMap(({ key, entries }) => (entries.some(stands) ? [{ key, name: nameOf(key, entries, today) }] : []))
}

/** Before its first day by the entry to come, and without one by its key. */
export const nameOf = (key: FeeKey, entries: readonly SettingEntry<Fee>[], today: string): string =>
  (holding(entries, today) ?? entries.at(0))?.value.name ?? feeId(key)

/** What a process can read by `laufzettel.rates`. */
export async function ratesOf(
  db: Db | Trx,
  town: number,
  today: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const fees = await feesOf(db, town, today)
  return [...rateSettings, ...fees.map(({ key, name }) => ({ id: key, name }))]
}
