/** Holidays of Rhineland-Palatinate, for deadlines that roll over to the next working day. */
import { getHolidays } from 'feiertagejs'
import type { Calendar } from '../../engine/index.ts'

/** The calendar of the years around a day (ISO date): two before, three after. */
export function townCalendar(around: string): Calendar {
  const year = Number(around.slice(0, 4))
  const years = [-2, -1, 0, 1, 2, 3].map((offset) => year + offset)
  return {
    name: 'Rheinland-Pfalz',
    from: `${year - 2}-01-01`,
    to: `${year + 3}-12-31`,
    holidays: years.flatMap((one) => getHolidays(one, 'RP').map((holiday) => holiday.dateString)).sort(),
  }
}
