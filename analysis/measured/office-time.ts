/** Time in which the office was open: working days of the calendar, between opening and closing. */
import { dateIn, isWorkingDay, laterBy, millisecondsBetween, readInstant, type Calendar } from '../../engine/index.ts'

export interface OfficeHours {
  readonly calendar: Calendar
  readonly zone: string
  /** Wall-clock times: `08:00`. */
  readonly opens: string
  readonly closes: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Open minutes between two moments; a working day from 8 to 16 has 480. */
export function officeMinutes(from: string, to: string, hours: OfficeHours): number {
  let total = 0
  for (const day of daysBetween(from, to, hours.zone)) {
    if (!isOpen(day, hours.calendar)) continue
    const [opens, closes] = [at(day, hours.opens, hours.zone), at(day, hours.closes, hours.zone)]
    const [begin, end] = [from > opens ? from : opens, to < closes ? to : closes]
    if (begin < end) total += millisecondsBetween(begin, end) / 60_000
  }
  return total
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

function daysBetween(from: string, to: string, zone: string): readonly string[] {
  const days: string[] = []
  const last = dateIn(to, zone)
  // From noon to noon: no daylight saving moves it into another day.
  for (let noon = at(dateIn(from, zone), '12:00', zone); dateIn(noon, zone) <= last; noon = laterBy(noon, DAY_MS))
    days.push(dateIn(noon, zone))
  return days
}
