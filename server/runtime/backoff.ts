/** How long to wait before trying again. */
import type { Instant } from '../../engine/index.ts'

const MINUTE = 60_000
const jobDelays = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE]
const deliveryDelays = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE]

/** When a job that failed for the `attempt`th time (from 1) may be tried again. */
export const retryJobAt = (now: Instant, attempt: number): Instant => later(now, delay(jobDelays, attempt))

/** When a delivery that failed for the `attempt`th time is tried again: less and less often, but never given up silently. */
export const retryDeliveryAt = (now: Instant, attempt: number): Instant => later(now, delay(deliveryDelays, attempt))

const delay = (delays: readonly number[], attempt: number): number =>
  delays[Math.min(attempt, delays.length) - 1] ?? MINUTE

const later = (now: Instant, milliseconds: number): Instant => new Date(Date.parse(now) + milliseconds).toISOString()
