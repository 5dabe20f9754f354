/** Moments as ISO 8601 text in UTC with milliseconds. */
import type { Instant } from '../core/ids.ts'
import { fromLocal, isZone, toLocal } from './local.ts'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2}|@[\w/+-]+)?$/

/**
 * Reads a date (its first moment), a local date and time, or one with offset (`Z`, `+02:00`) or zone (`@Europe/Berlin`).
 * Returns null when the text is none of these or names a day that does not exist.
 */
export function readInstant(text: string, zone: string): Instant | null {
  const found = ISO.exec(text.trim())
  if (!found) return null
  const part = (at: number): number => Number(found[at] ?? 0)
  const [hour, minute, second] = [part(4), part(5), part(6)]
  const millisecond = Number((found[7] ?? '0').padEnd(3, '0').slice(0, 3))
  const local = { year: part(1), month: part(2), day: part(3), hour, minute, second, millisecond }
  if (!isDate(local.year, local.month, local.day) || hour > 24 || minute > 59 || second > 59) return null
  const epoch = epochOf(local, found[8], zone)
  return epoch === null ? null : toInstant(epoch)
}

function epochOf(local: Parameters<typeof fromLocal>[0], suffix: string | undefined, zone: string): number | null {
  if (suffix === undefined) return fromLocal(local, zone)
  if (suffix === 'Z') return fromLocal(local, 'UTC')
  if (suffix.startsWith('@')) return isZone(suffix.slice(1)) ? fromLocal(local, suffix.slice(1)) : null
  const [hours, minutes] = [Number(suffix.slice(1, 3)), Number(suffix.slice(-2))]
  const offset = (suffix.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
  return fromLocal(local, 'UTC') - offset
}

export function toInstant(epoch: number): Instant {
  return new Date(epoch).toISOString()
}

export function epochOfInstant(instant: Instant): number {
  return Date.parse(instant)
}

export function millisecondsBetween(from: Instant, to: Instant): number {
  return epochOfInstant(to) - epochOfInstant(from)
}

export function laterBy(instant: Instant, milliseconds: number): Instant {
  return toInstant(epochOfInstant(instant) + milliseconds)
}

/** The calendar date of a moment in a zone: `2026-03-02`. */
export function dateIn(instant: Instant, zone: string): string {
  const { year, month, day } = toLocal(epochOfInstant(instant), zone)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
