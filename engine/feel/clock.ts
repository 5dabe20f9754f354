/** `now()` and `today()` of FEEL, from the step's moment in the town's zone, never from the host (rule 8). */
import { dateAndTime, parseDate, type FeelDate, type FeelDateTime } from 'feelin'
import type { Instant } from '../core/ids.ts'
import { dateIn, epochOfInstant, toInstant } from '../time/instant.ts'
import { fromLocal, offsetAt, toLocal } from '../time/local.ts'

export interface Moment {
  readonly now: Instant
  /** IANA name of the town's zone. */
  readonly zone: string
}

export function clockFunctions({ now, zone }: Moment): Readonly<Record<string, unknown>> {
  return { now: () => feelNow(now, zone), today: () => feelToday(now, zone) }
}

function feelToday(now: Instant, zone: string): FeelDate | null {
  return parseDate(dateIn(now, zone))
}

/** With the zone's name, so that adding days keeps the hour; in the hour that autumn repeats, with the offset, which tells the two apart. */
function feelNow(now: Instant, zone: string): FeelDateTime | null {
  const epoch = epochOfInstant(now)
  const wall = toInstant(epoch + offsetAt(epoch, zone)).slice(0, -1)
  const named = fromLocal(toLocal(epoch, zone), zone) === epoch
  return dateAndTime(named ? `${wall}@${zone}` : wall + offsetText(offsetAt(epoch, zone)))
}

/** `+02:00` */
export function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
