/** Clocks of deadlines: case state, paused while others must act (rule 16). */
import type { DeadlineClock, Token } from './case.ts'
import { moment, required, wrongType } from './expressions.ts'
import type { Instant } from './ids.ts'
import type { Element } from './model.ts'
import { record, type Run } from './run.ts'
import { addDuration } from '../time/duration.ts'
import { laterBy, millisecondsBetween } from '../time/instant.ts'

export interface PreparedClock {
  readonly name: string
  readonly clock: DeadlineClock
}

/** The clock that this element starts, not yet running. */
export function prepareClock(run: Run, token: Token, { deadline }: Element): PreparedClock | null {
  if (!deadline) return null
  const { now, zone } = moment(run)
  const duration = required(run, token, deadline.duration)
  const due = typeof duration === 'string' ? addDuration(now, duration, zone) : null
  if (due === null) wrongType(run, token, deadline.duration, 'Dauer (P14D)')
  const { name, kind, norm } = deadline
  return { name, clock: { kind, norm, due, remaining: null, reason: null, pausedBy: [] } }
}

export function startClock(run: Run, prepared: PreparedClock | null): void {
  if (prepared) record(run, { type: 'clock', deadline: prepared.name, clock: prepared.clock })
}

/** Pauses the clock that this element names; several pauses at once are counted by token. */
export function startPause(run: Run, token: Token, { pauses }: Element): void {
  const clock = pauses && run.draft.case.deadlines[pauses.deadline]
  if (!pauses || !clock || clock.pausedBy.includes(token.id)) return
  const pausedBy = [...clock.pausedBy, token.id]
  const remaining = clock.remaining ?? millisecondsBetween(run.now, clock.due ?? run.now)
  const paused = { ...clock, due: null, remaining, reason: clock.reason ?? pauses.reason, pausedBy }
  record(run, { type: 'clock', deadline: pauses.deadline, clock: paused })
}

/** Called when a token has gone: its pause ends, and the last one to end lets the clock run on. */
export function releasePause(run: Run, token: Token, { pauses, deadline }: Element): void {
  endOwnTarget(run, deadline)
  const clock = pauses && run.draft.case.deadlines[pauses.deadline]
  if (!pauses || !clock?.pausedBy.includes(token.id)) return
  const pausedBy = clock.pausedBy.filter((other) => other !== token.id)
  const next = pausedBy.length > 0 ? { ...clock, pausedBy } : running(clock, run.now)
  record(run, { type: 'clock', deadline: pauses.deadline, clock: next })
}

/** Our own target for one activity is over with it; what the law counts from there goes on. */
function endOwnTarget(run: Run, deadline: Element['deadline']): void {
  if (deadline?.kind !== 'own' || !run.draft.case.deadlines[deadline.name]) return
  record(run, { type: 'clock', deadline: deadline.name, clock: null })
}

function running(clock: DeadlineClock, now: Instant): DeadlineClock {
  return { ...clock, due: laterBy(now, clock.remaining ?? 0), remaining: null, reason: null, pausedBy: [] }
}
