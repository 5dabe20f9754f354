/** How dates, numbers and sizes stand on German pages. */
import { ZONE } from '../context.ts'

/** `2026-03-31` as `31.03.2026`; anything else as it is. */
export function germanDay(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year ? `${day}.${month}.${year}` : text
}

const dayFormat = new Intl.DateTimeFormat('de-DE', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const longDayFormat = new Intl.DateTimeFormat('de-DE', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const timeFormat = new Intl.DateTimeFormat('de-DE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })

/** The day in the town at a moment: `31.03.2026`. */
export const germanDate = (instant: string): string => dayFormat.format(new Date(instant))
/** `31. März 2026`, for sentences. Takes a moment or a calendar day. */
export const longDate = (instant: string): string =>
  longDayFormat.format(new Date(instant.length === 10 ? `${instant}T12:00:00Z` : instant))
/** `31.03.2026, 14:05 Uhr`. */
export const germanMoment = (instant: string): string =>
  `${germanDate(instant)}, ${timeFormat.format(new Date(instant))} Uhr`

const plain = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 20, useGrouping: false })
/** With the German comma and without dots, as it is typed. */
export const germanNumber = (value: number): string => plain.format(value)

/** `312 KB`, `2,4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 }).format(bytes / 1024 / 1024)} MB`
}
