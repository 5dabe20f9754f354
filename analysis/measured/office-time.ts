/** Time in which the office was open: working days of the calendar, between opening and closing. */
import { dateIn, isWorkingDay, millisecondsBetween, readInstant, type Calendar } from '../../engine/index.ts'

export interface OfficeHours {
  readonly calendar: Calendar
  readonly zone: string
  /** Wall-clock times: `08:00`. */
  readonly opens: string
  readonly closes: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Open minutes between two moments; a working day from 8 to 16 has 480. */
export const officeMinutes = (from: string, to: string, hours: OfficeHours): number => officeClock(hours)(from, to)

/** The same for many spans: what a day is, is worked out once. */
export function officeClock(hours: OfficeHours): (from: string, to: string) => number {
  const known = new Map<string, readonly [opens: string, closes: string] | null>()
  const spanOf = (day: string): readonly [opens: string, closes: string] | null => {
    const found = known.get(day)
    if (found !== undefined) return found
    const { opens, closes, zone, calendar } = hours
    const span = isOpen(day, calendar) ? ([at(day, opens, zone), at(day, closes, zone)] as const) : null
    known.set(day, span)
    return span
  }
  return (from, to) => {
    if (from >= to) return 0
    let total = 0
    const last = dateIn(to, hours.zone)
    for (let day = dateIn(from, hours.zone); day <= last; day = dayAfter(day)) {
      const [opens, closes] = spanOf(day) ?? ['', '']
      const [begin, end] = [from > opens ? from : opens, to < closes ? to : closes]
      if (begin < end) total += millisecondsBetween(begin, end) / 60_000
    }
    return total
  }
}

function at(day: string, time: string, zone: string): string {
  const found = readInstant(`${day}T${time}:00`, zone)
  if (found === null) throw new RangeError(`no time of day: ${time}`)
  return found
}

// Of years the calendar does not know, Saturdays and Sundays are still known.
const isOpen = (day: string, calendar: Calendar): boolean =>
  day < calendar.from || day > calendar.to
    ? ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
    : isWorkingDay(day, calendar)

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
