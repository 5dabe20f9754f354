/** ISO 8601 durations (`P1Y2M10DT2H30M`, `P2W`, `-P1D`) added to moments and dates. */
import type { Instant } from '../core/ids.ts'
import { epochOfInstant, isDate, toInstant } from './instant.ts'
import { fromLocal, toLocal } from './local.ts'

export interface Duration {
  readonly months: number
  readonly days: number
  readonly milliseconds: number
}

const ISO = /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

/** Reads an ISO 8601 duration; null when the text is none. */
export function readDuration(text: string): Duration | null {
  const found = ISO.exec(text.trim())
  if (!found || !/\d/.test(text) || text.trim().endsWith('T')) return null
  const sign = found[1] === '-' ? -1 : 1
  const part = (at: number): number => Number((found[at] ?? '0').replace(',', '.'))
  return {
    months: sign * (part(2) * 12 + part(3)),
    days: sign * (part(4) * 7 + part(5)),
    milliseconds: sign * Math.round((part(6) * 3600 + part(7) * 60 + part(8)) * 1000),
  }
}

/**
 * A moment later by a duration: years, months and days on the wall clock of the zone (14 days after 8:00 is 8:00),
 * hours and less in elapsed time. Null when the text is no duration.
 */
export function addDuration(instant: Instant, duration: string, zone: string): Instant | null {
  const read = readDuration(duration)
  if (!read) return null
  const start = epochOfInstant(instant)
  if (read.months === 0 && read.days === 0) return toInstant(start + read.milliseconds)
  const local = toLocal(start, zone)
  const [year, month, day] = addMonths([local.year, local.month, local.day], read.months)
  return toInstant(fromLocal({ ...local, year, month, day: day + read.days }, zone) + read.milliseconds)
}

/**
 * A date (`2026-01-31`) later by years, months, weeks and days. A month without that day gives its last day (BGB § 188(3)).
 * @throws {RangeError} when either text cannot be read, or the duration has hours or less.
 */
export function addPeriod(date: string, duration: string): string {
  const read = readDuration(duration)
  if (!read || read.milliseconds !== 0) throw new RangeError(`no calendar duration: ${duration}`)
  const [year, month, day] = addMonths(readDate(date), read.months)
  return new Date(Date.UTC(year, month - 1, day + read.days)).toISOString().slice(0, 10)
}

/** @throws {RangeError} when the text is no date that exists. */
export function readDate(date: string): readonly [number, number, number] {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const [year, month, day] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])]
  if (!found || !isDate(year, month, day)) throw new RangeError(`no date: ${date}`)
  return [year, month, day]
}

function addMonths([year, month, day]: readonly [number, number, number], months: number): [number, number, number] {
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  const lastDay = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate()
  return [newYear, newMonth, Math.min(day, lastDay)]
}
