/** Dates and times as people write them; kept as ISO text. */
import { isDate } from '../time/instant.ts'

const iso = /^(\d{4})-(\d{2})-(\d{2})$/
const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/

/** `2026-12-31`, `31.12.2026` or `1.3.2026` as ISO date; null when it is none, or no day of the calendar. */
export function readDate(text: string): string | null {
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? []
  const [, day = isoDay, month = isoMonth, year = isoYear] = german.exec(text) ?? []
  if (!year || !month || !day) return null
  if (!isDate(Number(year), Number(month), Number(day))) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** `14:30`, `14.30 Uhr` or `9:05:00` as `hh:mm:ss`; null when it is none. */
export function readTime(text: string): string | null {
  const [, hour, minute, second = '00'] = /^(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\s*Uhr)?$/i.exec(text) ?? []
  if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}:${second}`
}
