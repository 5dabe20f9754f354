/** Working days of a town's calendar. */
import { addPeriod, readDate } from './duration.ts'
import type { Calendar } from '../core/world.ts'

/** Whether a date is neither a Saturday, a Sunday nor a holiday of the calendar. */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (date < calendar.from || date > calendar.to) {
    throw new RangeError(`the calendar ${calendar.name} covers ${calendar.from} to ${calendar.to}, not ${date}`)
  }
  const [year, month, day] = readDate(date)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.includes(date)
}

/**
 * The end of a period that would fall on a Saturday, Sunday or holiday moves to the next working day
 * (BGB § 193; AO § 108(3); VwVfG § 31(3)).
 * @throws {RangeError} when the calendar does not cover the date: a wrong day would be worse than none.
 */
export function rollOver(date: string, calendar: Calendar): string {
  let day = date
  while (!isWorkingDay(day, calendar)) day = addPeriod(day, 'P1D')
  return day
}
