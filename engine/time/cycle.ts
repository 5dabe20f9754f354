/** Repeating timers: ISO 8601 cycles (`R3/PT1H`, `R/2026-01-01T08:00:00Z/P1D`) and cron. */
import type { Instant } from '../core/ids.ts'
import { nextCron, readCron } from './cron.ts'
import { addDuration, readDuration } from './duration.ts'
import { readInstant } from './instant.ts'

/** When a cycle is due, and what of it is left after that; `rest` is null when nothing is. */
export interface Occurrence {
  readonly due: Instant
  readonly rest: string | null
}

interface IsoCycle {
  /** Infinity for `R/…`. */
  readonly times: number
  readonly start: string | null
  readonly interval: string
}

export function isCycle(text: string): boolean {
  return readCycle(text) !== null || readCron(text) !== null
}

/** The first due time of a cycle that begins now; null when the text is no cycle or has nothing to fire. */
export function firstOccurrence(text: string, now: Instant, zone: string): Occurrence | null {
  const cycle = readCycle(text)
  if (!cycle) return cronAfter(text, now, zone)
  const due = cycle.start === null ? addDuration(now, cycle.interval, zone) : readInstant(cycle.start, zone)
  return due === null || cycle.times === 0 ? null : { due, rest: rest(cycle) }
}

/**
 * The due time after one has fired. An ISO cycle goes on from when it was due, so that it neither drifts nor loses count;
 * cron looks ahead from now, so that a long pause is not caught up.
 */
export function nextOccurrence(text: string, due: Instant, now: Instant, zone: string): Occurrence | null {
  const cycle = readCycle(text)
  if (!cycle) return cronAfter(text, now > due ? now : due, zone)
  const next = addDuration(due, cycle.interval, zone)
  return next === null || cycle.times === 0 ? null : { due: next, rest: rest(cycle) }
}

function rest({ times, interval }: IsoCycle): string | null {
  if (times === Infinity) return `R/${interval}`
  return times > 1 ? `R${times - 1}/${interval}` : null
}

function readCycle(text: string): IsoCycle | null {
  const [head = '', ...parts] = text.trim().split('/')
  const times = /^R(\d*)$/.exec(head)
  const interval = parts.at(-1)
  if (!times || interval === undefined || parts.length > 2) return null
  const read = readDuration(interval)
  // A cycle of no length would fire for ever in one moment.
  if (!read || (read.months <= 0 && read.days <= 0 && read.milliseconds <= 0)) return null
  const start = parts.length === 2 ? (parts[0] ?? null) : null
  if (start !== null && readInstant(start, 'UTC') === null) return null
  return { times: times[1] === '' ? Infinity : Number(times[1]), start, interval }
}

function cronAfter(text: string, after: Instant, zone: string): Occurrence | null {
  const cron = readCron(text)
  const due = cron && nextCron(cron, after, zone)
  return due ? { due, rest: text } : null
}
