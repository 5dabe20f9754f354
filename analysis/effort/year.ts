/** A year of a service: hours and posts first, EUR second; today against tomorrow with the online share as parameter. */
import type { Figures } from './effort.ts'
import { apart, minus, plus, times, type Range } from './range.ts'
import { HOURS_PER_FTE, municipalRates, travel, type Rates } from './rates.ts'

export interface Year {
  readonly cases: number
  readonly hours: Range
  /** Person-years of 1,600 hours. */
  readonly fte: Range
  readonly cost: Range
  /** Hours that citizens spend on ways to the town hall; never in EUR. */
  readonly citizenHours: number
}

type Case = Pick<Figures, 'minutes' | 'cost'>

/**
 * `Aufwand_h = Fallzahl × Minuten / 60`, `VZÄ = h / 1600`; citizens' ways at 15 minutes each. Source: Leitfaden
 * Erfüllungsaufwand (Statistisches Bundesamt, 2025), which counts citizens in time and not in money.
 *
 * @param visits ways of the citizen to the town hall for one case
 */
export function yearOf({ minutes, cost }: Case, cases: number, visits: number): Year {
  const hours = times(minutes, cases / 60)
  return {
    cases,
    hours,
    fte: times(hours, 1 / HOURS_PER_FTE),
    cost: times(cost, cases),
    citizenHours: (cases * visits * travel.minutes) / 60,
  }
}

/** What somebody at the counter types in for those who do not apply online. */
export interface Assistance {
  readonly minutes: Range
  /** Ways of the citizen for a case at the counter. */
  readonly visits: number
}

/** The default: "Inhaltliche Prüfung, Daten erfassen", simple 8 to medium 60 minutes, of the Zeitwerttabelle (2025). */
export const usualAssistance: Assistance = { minutes: { min: 8, usual: 8, max: 60 }, visits: 1 }

/** The digital process with a person at the counter who types. */
export function assisted({ minutes, cost }: Case, { minutes: more }: Assistance, rates: Rates = municipalRates): Case {
  return { minutes: plus(minutes, more), cost: plus(cost, times(more, rates['eD/mD'] / 60)) }
}

/** `Soll = q · Soll_digital + (1 − q) · Soll_assistiert`, with q the online share 0…1 (same source). */
export function mixed(online: Case, atCounter: Case, share: number): Case {
  const mix = (a: Range, b: Range): Range => plus(times(a, share), times(b, 1 - share))
  return { minutes: mix(online.minutes, atCounter.minutes), cost: mix(online.cost, atCounter.cost) }
}

export interface Comparison {
  readonly today: Year
  readonly tomorrow: Year
  /** Today minus tomorrow; negative where tomorrow takes more. */
  readonly saved: Year
  readonly says: string
}

export const NOT_POSTS = 'Gesparte Minuten sind keine gesparten Stellen.'

/**
 * The same assumption on both sides, least against least; unless they rest on different things, such as an estimate and what
 * was measured: then nothing says that the least comes with the least.
 */
export function compare(today: Year, tomorrow: Year, rest: 'on-the-same' | 'on-different' = 'on-the-same'): Comparison {
  const less = rest === 'on-the-same' ? minus : apart
  const saved: Year = {
    cases: today.cases,
    hours: less(today.hours, tomorrow.hours),
    fte: less(today.fte, tomorrow.fte),
    cost: less(today.cost, tomorrow.cost),
    citizenHours: today.citizenHours - tomorrow.citizenHours,
  }
  return { today, tomorrow, saved, says: NOT_POSTS }
}
