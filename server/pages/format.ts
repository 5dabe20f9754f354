/** How dates, numbers and sizes stand on German pages. */
import { ZONE } from '../context.ts'

export { germanNumber } from '../../engine/index.ts'

const zoned = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('de-DE', { timeZone: ZONE, ...options })
const short = zoned({ day: '2-digit', month: '2-digit', year: 'numeric' })
const long = zoned({ day: 'numeric', month: 'long', year: 'numeric' })
const clock = zoned({ hour: '2-digit', minute: '2-digit' })
const money = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const size = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 })

// Noon in UTC lies in the same day in every German winter and summer.
const moment = (at: string): Date => new Date(at.length === 10 ? `${at}T12:00:00Z` : at)

/** `31.03.2026`, of a moment or a calendar day. */
export const germanDay = (at: string): string => short.format(moment(at))
/** The day in the town at a moment: `31.03.2026`. */
export const germanDate = germanDay
/** `31. März 2026`, for sentences. */
export const longDate = (at: string): string => long.format(moment(at))
/** `31.03.2026, 14:05 Uhr`. */
export const germanMoment = (at: string): string => `${germanDay(at)}, ${clock.format(new Date(at))} Uhr`

/** `75,00 EUR`, as it stands in letters. */
export const germanEuro = (amount: number): string => `${money.format(amount)} EUR`

/** `312 KB`, `2,4 MB`. */
export function fileSize(bytes: number): string {
  const mega = bytes / 1024 / 1024
  return mega < 1 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${size.format(mega)} MB`
}
