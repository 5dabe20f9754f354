/** What may be changed about a setting: future values freely, what held already only as a correction with its reason. */
import type { Db } from '../db/connect.ts'
import { addEntry, beginning, entriesOf, type NewEntry, type SettingEntry } from './settings.ts'

export interface SettingChange<V> extends NewEntry<V> {
  /** The day whose value is corrected; null: a new value from its day on. */
  readonly corrects: string | null
  /** When the value was entered that the correction was written over; without it, any is corrected. */
  readonly seen?: string | undefined
}

export interface Refused {
  readonly key: 'validFrom' | 'reason'
  readonly message: string
}

const german = (day: string): string => day.split('-').reverse().join('.')

/**
 * Why a change cannot be taken, or null. Two values never begin on one day by accident, and nothing that held before `today`
 * changes without a reason.
 */
export function refusalOf<V>(
  entries: readonly SettingEntry<V>[],
  { validFrom, corrects, reason, seen }: Pick<SettingChange<V>, 'validFrom' | 'corrects' | 'reason' | 'seen'>,
  today: string,
): Refused | null {
  const there = beginning(entries, validFrom)
  if (corrects === null && there)
    return {
      key: 'validFrom',
      message: `Ab dem ${german(validFrom)} gilt schon ein anderer Wert. Berichtigen Sie ihn unten, oder nennen Sie einen anderen Tag.`,
    }
  if (corrects !== null && !there)
    return {
      key: 'validFrom',
      message: `Ab dem ${german(validFrom)} gibt es keinen Wert mehr, der zu berichtigen wäre.`,
    }
  if (corrects !== null && there && seen !== undefined && seen !== there.changedAt)
    return {
      key: 'validFrom',
      message: `${there.changedBy} hat diesen Wert inzwischen berichtigt; unten steht, wie er jetzt lautet. Ihre Eingaben sind noch da: Speichern Sie noch einmal, wenn sie gelten sollen.`,
    }
  // The first value of all changes nothing, from whatever day it holds.
  const held = entries.length > 0 && (corrects === null ? validFrom < today : validFrom <= today)
  if (!held || (reason ?? '').trim().length >= 5) return null
  return {
    key: 'reason',
    message: `Das ändert, was schon galt (ab ${german(validFrom)}). Nennen Sie den Grund.`,
  }
}

/** Adds the change where it may be taken. */
export const changeSetting = <V>(
  db: Db,
  town: number,
  key: string,
  change: SettingChange<V>,
  today: string,
): Promise<Refused | null> =>
  db.transaction(async (trx) => {
    const refused = refusalOf(await entriesOf<V>(trx, town, key), change, today)
    if (!refused) await addEntry(trx, town, key, change)
    return refused
  })

/** Takes back a value that has not begun yet. False when there is none on that day, or it holds already. */
export const withdrawSetting = (
  db: Db,
  town: number,
  key: string,
  { validFrom, at, by, today }: { validFrom: string; at: string; by: string; today: string },
): Promise<boolean> =>
  db.transaction(async (trx) => {
    const found = beginning(await entriesOf(trx, town, key), validFrom)
    if (!found || validFrom <= today) return false
    const { value, source } = found
    await addEntry(trx, town, key, { value, source, validFrom, checked: false, withdrawn: true, reason: null, at, by })
    return true
  })
