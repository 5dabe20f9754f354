/** A clock that stands still until a test moves it. */
import type { Clock, Instant } from '../../engine/index.ts'

export interface TestClock extends Clock {
  set(instant: Instant): void
  /** Moves on by milliseconds. */
  forward(ms: number): void
}

export const DAY = 24 * 60 * 60 * 1000

export function testClock(start: Instant = '2026-03-02T08:00:00.000Z'): TestClock {
  let now = start
  return {
    now: () => now,
    set: (instant) => void (now = instant),
    forward: (ms) => void (now = new Date(Date.parse(now) + ms).toISOString()),
  }
}
