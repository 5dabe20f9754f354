import { addDuration } from '../../engine/index.ts'

const DAY = 86_400_000

/** The ISO duration between two moments, in days where that meets the moment exactly, else in seconds. */
export function durationUntil(now: string, then: string, zone: string): string {
  const milliseconds = Date.parse(then) - Date.parse(now)
  // A day of the calendar has 23 or 25 hours when the clocks change.
  const days = `P${Math.round(milliseconds / DAY)}D`
  const exact = addDuration(now, days, zone)
  if (exact !== null && Date.parse(exact) === Date.parse(then)) return days
  return `PT${milliseconds / 1000}S`
}
