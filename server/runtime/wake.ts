/** Wakes the background loop of this process for what a step left to be done. */
import type { Step, Until } from '../../engine/index.ts'
import type { Parts } from './parts.ts'

/** The loop never sleeps longer than this; what is due later it finds by itself. */
const SOON = 60_000

export function wakeFor({ notifier, clock, handlers }: Parts, steps: readonly Step[]): void {
  const due = (until: Until): string | null => {
    if (until.kind === 'timer') return until.due
    if (until.kind === 'job' || until.kind === 'listener') return handlers[until.topic] ? (until.retryAt ?? '') : null
    return null
  }
  const dues = steps.flatMap(({ changed }) =>
    changed.waits.flatMap(({ after }) => (after ? due(after.until) : null) ?? []),
  )
  if (dues.length === 0) return
  const soon = new Date(Date.parse(clock.now()) + SOON).toISOString()
  if (dues.some((at) => at <= soon)) notifier.wake()
}
