/** Wall-clock time of a zone, safe across daylight saving: a time that does not exist moves forward, one that occurs twice means the first (rule 16). */

/** A wall-clock time; months count from 1. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const HOUR = 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Asking Intl takes some microseconds; since 1970 clocks have only changed at full quarters of an hour. */
const QUARTER = HOUR / 4
const LIMIT = 50_000
const offsets = new Map<string, number>()

/** Milliseconds by which the zone's clocks are ahead of UTC at this moment. */
export function offsetAt(epoch: number, zone: string): number {
  if (epoch < 0) return readOffset(epoch, zone)
  const key = `${Math.floor(epoch / QUARTER)} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= LIMIT) offsets.clear()
  const offset = readOffset(epoch, zone)
  offsets.set(key, offset)
  return offset
}

function readOffset(epoch: number, zone: string): number {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(epoch)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epoch / 1000) * 1000
}

/** The wall-clock time of a moment (milliseconds since 1970, UTC). */
export function toLocal(epoch: number, zone: string): LocalTime {
  const shown = new Date(epoch + offsetAt(epoch, zone))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    millisecond: shown.getUTCMilliseconds(),
  }
}

/** The moment (milliseconds since 1970, UTC) of a wall-clock time. Fields beyond their range carry over (day 32, hour 24). */
export function fromLocal(local: LocalTime, zone: string): number {
  const wall = wallClock(local)
  const before = wall - offsetAt(wall - 24 * HOUR, zone)
  const after = wall - offsetAt(wall + 24 * HOUR, zone)
  const matches = [before, after].filter((epoch) => epoch + offsetAt(epoch, zone) === wall)
  // In the gap of spring neither matches: the offset before the change moves the time forward by the gap.
  return matches.length > 0 ? Math.min(...matches) : before
}

/** The wall clock read as if it were UTC: good for comparing and for adding days. */
export function wallClock({ year, month, day, hour, minute, second, millisecond }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
}

/** Whether this is the name of a zone. */
export function isZone(zone: string): boolean {
  try {
    return format(zone) !== undefined
  } catch {
    return false
  }
}

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}
