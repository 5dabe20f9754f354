/**
 * Whether a way online works here. A form that nobody uses is no service: the Normenkontrollrat called it success in one place
 * without a look at the others (2020–2023), and since 2022 the official count takes a whole bundle for online when one service
 * is available in one municipality. Here counts a real case whose data arrived without anybody typing them in: within
 * 90 days, within 12 months where fewer than 50 cases a year are expected; else a dated test, which is shown as a test.
 */
import type { Fact, Observation } from './types.ts'

export const PROVEN_DAYS = 90
export const RARE_DAYS = 365
/** Cases a year below which a service is rare. */
export const RARE = 50
/** A test says little about a form that was changed since. */
export const TEST_DAYS = 365

export interface Use {
  /** Day on which the way was opened: `2026-03-02`. */
  readonly since: string
  /** Day of the last case that came in this way. */
  readonly lastOnline: string | null
  /** Expected; null when nobody knows: then it does not count as rare. */
  readonly casesPerYear: number | null
}

/** What the running system says about its own way at the end of the day `asOf`. */
export function provenBy({ since, lastOnline, casesPerYear }: Use, asOf: string): Observation {
  const rare = casesPerYear !== null && casesPerYear < RARE
  const days = rare ? RARE_DAYS : PROVEN_DAYS
  if (lastOnline !== null && daysBetween(lastOnline, asOf) <= days)
    return { answer: 'yes', reason: `letzter Online-Eingang am ${german(lastOnline)}` }
  const time = rare ? '12 Monaten (weniger als 50 Fälle im Jahr erwartet)' : `${PROVEN_DAYS} Tagen`
  const last = lastOnline ? `letzter Online-Eingang am ${german(lastOnline)}` : 'noch kein Online-Eingang'
  return {
    answer: 'no',
    reason: `in den letzten ${time} kein echter Fall (${last}; bereitgestellt seit ${german(since)})`,
    missing: `Echter Fall in den letzten ${rare ? '12 Monaten' : `${PROVEN_DAYS} Tagen`}`,
    next: 'Den Weg bekannt machen, oder einen Test senden und den Tag eintragen.',
  }
}

/** A dated test, as long as it is young enough; null when there is none. */
export function testIn(fact: Pick<Fact, 'testedOn'> | undefined, asOf: string): string | null {
  const day = fact?.testedOn ?? null
  return day !== null && day <= asOf && daysBetween(day, asOf) <= TEST_DAYS ? day : null
}

export const german = (day: string): string => day.split('-').reverse().join('.')
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
