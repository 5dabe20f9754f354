/** Settings of the town that change by themselves over time: tax rates, remedy notice, bank account, letterhead. */
import { z } from 'zod'
import type { Db, Trx } from '../db/connect.ts'
import { isIban } from './iban.ts'

const text = (max: number): z.ZodString =>
  z.string().trim().min(1, 'Bitte ausfüllen.').max(max, `Höchstens ${max} Zeichen.`)
const optional = (max: number): z.ZodString => z.string().trim().max(max, `Höchstens ${max} Zeichen.`)
/** An amount in EUR, to the cent. */
export const euro = z
  .number({ error: 'Bitte einen Betrag in EUR angeben, zum Beispiel 75 oder 75,50.' })
  .min(0, 'Der Betrag darf nicht negativ sein.')
  .max(100_000, 'Der Betrag ist zu hoch.')
  .refine(
    (amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6,
    'Höchstens zwei Stellen nach dem Komma.',
  )

/** One schema a key; messages are shown to people. Amounts are EUR a year. */
export const settingSchemas = {
  'hundesteuer.saetze': z.strictObject({ first: euro, second: euro, further: euro, listed: euro }),
  /** `payment`: what only a notice says by which something is to be paid; entries from before have none. */
  rechtsbehelf: z.strictObject({ text: text(4000), payment: optional(1000).optional() }),
  konto: z.strictObject({
    name: text(70),
    iban: z
      .string()
      .transform((iban) => iban.replace(/\s/g, '').toUpperCase())
      .refine(isIban, 'Diese IBAN stimmt nicht. Bitte prüfen Sie die Ziffern.'),
    bic: z
      .string()
      .transform((bic) => bic.replace(/\s/g, '').toUpperCase())
      .refine(
        (bic) => bic === '' || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic),
        'Eine BIC hat 8 oder 11 Zeichen.',
      ),
  }),
  briefkopf: z.strictObject({
    sender: text(120),
    street: text(120),
    postalCode: z
      .string()
      .trim()
      .regex(/^\d{5}$/, 'Eine Postleitzahl hat fünf Ziffern.'),
    city: text(80),
    phone: optional(60),
    email: z.union([z.literal(''), z.email('Bitte eine gültige E-Mail-Adresse angeben.')]),
    web: optional(120),
  }),
  /** Whether a second person must have agreed to, or deploy, what one has drawn. */
  vieraugen: z.strictObject({ needed: z.boolean() }),
} as const

export type SettingKey = keyof typeof settingSchemas
export type SettingValue<K extends SettingKey> = z.output<(typeof settingSchemas)[K]>

/** Those that hold amounts, by which a case calculates. */
export const rateSettings: readonly { readonly id: SettingKey; readonly name: string }[] = [
  { id: 'hundesteuer.saetze', name: 'Hundesteuersätze' },
]

export const settingKeys = Object.keys(settingSchemas) as SettingKey[]
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingSchemas, key)

export interface SettingAt<V> {
  readonly value: V
  /** First day on which it holds: `2026-03-02`. */
  readonly validFrom: string
  /** False: show it as "nicht geprüft". */
  readonly checked: boolean
  readonly source: string | null
  /** Who compared it with its source, and when. */
  readonly checkedBy: string | null
  readonly checkedOn: string | null
}

export interface SettingEntry<V> extends SettingAt<V> {
  readonly changedAt: string
  readonly changedBy: string
  /** Why it was corrected, entered for the past or withdrawn. */
  readonly reason: string | null
  readonly withdrawn: boolean
  /** A later entry for the same day has taken its place. */
  readonly overtaken: boolean
}

/** The value that holds on `day` (`2026-03-02`), or null when none was set by then. Amounts are EUR a year. */
export async function settingAt<K extends SettingKey>(
  db: Db | Trx,
  town: number,
  key: K,
  day: string,
): Promise<SettingAt<SettingValue<K>> | null> {
  const found = holding(await entriesOf<SettingValue<K>>(db, town, key), day)
  if (!found) return null
  const { value, validFrom, checked, source, checkedBy, checkedOn } = found
  return { value, validFrom, checked, source, checkedBy, checkedOn }
}

/** Whether an entry counts: nothing has taken its place, nobody has taken it back. */
export const stands = ({ overtaken, withdrawn }: Pick<SettingEntry<unknown>, 'overtaken' | 'withdrawn'>): boolean =>
  !overtaken && !withdrawn

/** The entry that holds on a day, of all there are. */
export const holding = <V>(entries: readonly SettingEntry<V>[], day: string): SettingEntry<V> | undefined =>
  entries.find((one) => stands(one) && one.validFrom <= day)

/** The entry that begins on this very day. */
export const beginning = <V>(entries: readonly SettingEntry<V>[], day: string | null): SettingEntry<V> | undefined =>
  entries.find((one) => stands(one) && one.validFrom === day)

/** Those that begin after a day. */
export const beginningAfter = <V>(entries: readonly SettingEntry<V>[], day: string): readonly SettingEntry<V>[] =>
  entries.filter((one) => stands(one) && one.validFrom > day)

/** Every value the setting ever had or will have, the latest first. */
export const settingHistory = <K extends SettingKey>(
  db: Db | Trx,
  town: number,
  key: K,
): Promise<readonly SettingEntry<SettingValue<K>>[]> => entriesOf(db, town, key)

export interface NewEntry<V> extends Pick<SettingAt<V>, 'value' | 'validFrom' | 'checked' | 'source'> {
  readonly checkedBy?: string | null
  readonly checkedOn?: string | null
  readonly reason?: string | null
  readonly withdrawn?: boolean
  readonly at: string
  readonly by: string
}

export interface NewSetting<K extends SettingKey> extends NewEntry<SettingValue<K>> {
  readonly key: K
}

/** Adds a value from a day on; earlier ones stay. For a day that has a value already it is a correction: the later entry holds. */
export const addSetting = <K extends SettingKey>(db: Db | Trx, town: number, setting: NewSetting<K>): Promise<void> =>
  addEntry(db, town, setting.key, { ...setting, value: settingSchemas[setting.key].parse(setting.value) })

/** The same for keys that are data themselves (`textbaustein.…`); the value is taken as it is. */
export async function addEntry<V>(db: Db | Trx, town: number, key: string, entry: NewEntry<V>): Promise<void> {
  const { value, validFrom, source, checked, checkedBy = null, checkedOn = null } = entry
  const { reason = null, withdrawn = false, at, by } = entry
  await db('settings').insert({
    ...{ town, key, valid_from: validFrom, value: JSON.stringify(value), source, checked, changed_at: at },
    ...{ changed_by: by, checked_by: checkedBy, checked_on: checkedOn, reason, withdrawn },
  })
}

interface Row {
  readonly valid_from: string
  readonly value: string
  readonly source: string | null
  readonly checked: boolean | number
  readonly checked_by: string | null
  readonly checked_on: string | null
  readonly reason: string | null
  readonly withdrawn: boolean | number
  readonly changed_at: string
  readonly changed_by: string
}

/** Every entry of a key, the latest day first, and of one day the latest entry. */
/** The keys that begin like this and ever had an entry. */
export const keysBelow = (db: Db | Trx, town: number, prefix: string): Promise<readonly string[]> =>
  db('settings')
    .where({ town })
    .andWhere('key', 'like', `${prefix}%`)
    .distinct('key')
    .orderBy('key')
    .pluck<string[]>('key')

export async function entriesOf<V>(db: Db | Trx, town: number, key: string): Promise<readonly SettingEntry<V>[]> {
  const rows = (await db('settings')
    .where({ town, key })
    .orderBy([
      { column: 'valid_from', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])) as Row[]
  return rows.map((row, index) => entry<V>(row, rows[index - 1]?.valid_from === row.valid_from))
}

const entry = <V>(row: Row, overtaken: boolean): SettingEntry<V> => ({
  value: JSON.parse(row.value) as V,
  validFrom: row.valid_from,
  checked: Boolean(row.checked),
  source: row.source,
  checkedBy: row.checked_by,
  checkedOn: row.checked_on,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  reason: row.reason,
  withdrawn: Boolean(row.withdrawn),
  overtaken,
})
