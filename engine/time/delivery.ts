/** When a letter counts as delivered, and how long one may object. */
import { addPeriod } from './duration.ts'
import { rollOver } from './working-days.ts'
import type { Calendar } from '../core/world.ts'

export type DeliveryRule = 'AO § 122(2)'

export interface Posting {
  /** The day on which the letter was posted: `2026-03-02`. */
  readonly sent: string
  readonly rule: DeliveryRule
  readonly calendar: Calendar
}

/**
 * The day on which a posted letter counts as delivered: the fourth day after posting (AO § 122(2) no. 1, as of 2025),
 * moved to the next working day (AO § 108(3)).
 * @throws {RangeError} when the calendar does not cover the day.
 */
export function deemedDelivered({ sent, calendar }: Posting): string {
  return rollOver(addPeriod(sent, 'P4D'), calendar)
}

/**
 * The last day for an objection: one month after delivery (VwGO § 70(1), AO § 355(1)), counted by BGB §§ 187(1), 188(2)
 * and (3) and moved to the next working day; without a correct remedy notice one year (VwGO § 58(2), AO § 356(2)).
 * @throws {RangeError} when the calendar does not cover the day.
 */
export function objectionEnds(
  delivered: string,
  calendar: Calendar,
  { remedyNotice }: { remedyNotice: boolean },
): string {
  return rollOver(addPeriod(delivered, remedyNotice ? 'P1M' : 'P1Y'), calendar)
}
