/** Cron in a town's zone: five fields (minute hour day month weekday) or six with seconds first. */
import type { Instant } from '../core/ids.ts'
import { epochOfInstant, toInstant } from './instant.ts'
import { fromLocal, toLocal, wallClock, type LocalTime } from './local.ts'

export interface Cron {
  readonly seconds: ReadonlySet<number>
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>
  /** With both restricted, a day counts when either matches, as in Unix cron. */
  readonly eitherDay: boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const named: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** Reads a cron expression; null when it cannot be read or names no day that ever comes. */
export function readCron(text: string): Cron | null {
  const fields = (named[text.trim()] ?? text).trim().split(/\s+/)
  if (fields.length === 5) fields.unshift('0')
  if (fields.length !== 6) return null
  const [second, minute, hour, day, month, weekday] = fields as [string, string, string, string, string, string]
  const [seconds, minutes, hours] = [readField(second, 0, 59), readField(minute, 0, 59), readField(hour, 0, 23)]
  const days = readField(day, 1, 31)
  const months = readField(month, 1, 12, MONTHS)
  const weekdays = readField(weekday, 0, 7, WEEKDAYS)
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) return null
  if (weekdays.has(7)) weekdays.add(0)
  const eitherDay = !isAny(day) && !isAny(weekday)
  const cron = { seconds, minutes, hours, days, months, weekdays, eitherDay }
  return everComes(cron) ? cron : null
}

/**
 * The first moment after `after` that matches on the wall clock of the zone. A time that the clock skips in spring fires
 * at the end of the gap; one that it shows twice in autumn fires the first time.
 */
export function nextCron(cron: Cron, after: Instant, zone: string): Instant | null {
  const start = epochOfInstant(after)
  let local = shift({ ...toLocal(start, zone), millisecond: 0 }, 1)
  for (;;) {
    const match = matchFrom(cron, local)
    if (!match) return null
    const epoch = fromLocal(match, zone)
    if (epoch > start) return toInstant(epoch)
    local = shift(match, 1)
  }
}

/** The first wall-clock time at or after `from` that matches; days are looked at for eight years, which meets every 29 February. */
function matchFrom(cron: Cron, from: LocalTime): LocalTime | null {
  let day = { ...from, hour: 0, minute: 0, second: 0 }
  for (let looked = 0; looked <= 366 * 8; looked++) {
    if (isDay(cron, day)) {
      const time = looked === 0 ? timeFrom(cron, from) : timeFrom(cron, day)
      if (time) return time
    }
    day = shift(day, 24 * 3600)
  }
  return null
}

function timeFrom(cron: Cron, from: LocalTime): LocalTime | null {
  for (let hour = from.hour; hour < 24; hour++) {
    if (!cron.hours.has(hour)) continue
    for (let minute = hour === from.hour ? from.minute : 0; minute < 60; minute++) {
      if (!cron.minutes.has(minute)) continue
      const first = hour === from.hour && minute === from.minute ? from.second : 0
      for (let second = first; second < 60; second++) {
        if (cron.seconds.has(second)) return { ...from, hour, minute, second }
      }
    }
  }
  return null
}

function isDay({ days, months, weekdays, eitherDay }: Cron, local: LocalTime): boolean {
  if (!months.has(local.month)) return false
  const weekday = new Date(wallClock(local)).getUTCDay()
  return eitherDay ? days.has(local.day) || weekdays.has(weekday) : days.has(local.day) && weekdays.has(weekday)
}

/** 30 February never comes. */
function everComes({ days, months, eitherDay }: Cron): boolean {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return eitherDay || [...months].some((month) => [...days].some((day) => day <= (longest[month - 1] ?? 31)))
}

function shift(local: LocalTime, seconds: number): LocalTime {
  return toLocal(wallClock(local) + seconds * 1000, 'UTC')
}

function isAny(field: string): boolean {
  return field === '*' || field === '?'
}

function readField(field: string, low: number, high: number, names: readonly string[] = []): Set<number> | null {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const found = /^(\*|\?|[a-z]+|\d+)(?:-([a-z]+|\d+))?(?:\/(\d+))?$/i.exec(part)
    if (!found) return null
    const [, from = '', to, step] = found
    const start = isAny(from) ? low : numberOf(from, names, low)
    const end = to !== undefined ? numberOf(to, names, low) : isAny(from) || step !== undefined ? high : start
    const by = Number(step ?? 1)
    if (!(start >= low && end <= high && start <= end && by > 0)) return null
    for (let value = start; value <= end; value += by) values.add(value)
  }
  return values
}

function numberOf(text: string, names: readonly string[], low: number): number {
  const index = names.indexOf(text.toLowerCase())
  return index >= 0 ? index + low : /^\d+$/.test(text) ? Number(text) : NaN
}
