/** What catching events wait for, with their expressions evaluated. */
import type { Token, Until, Wait } from './case.ts'
import { waitsOf } from './draft.ts'
import { moment, required, wrongType } from './expressions.ts'
import type { ElementId, Variables } from './ids.ts'
import type { Element, EventDefinition } from './model.ts'
import { record, type Run } from './run.ts'
import { wait } from './verbs.ts'
import { addDuration } from '../time/duration.ts'
import { firstOccurrence, nextOccurrence } from '../time/cycle.ts'
import { readInstant } from '../time/instant.ts'

/** What one catching event will wait for, once its token is known to stay. */
export interface Guard {
  readonly on: ElementId
  readonly until: Until
}

/** One wait for each definition; what is only thrown within the case (errors, escalations, compensation) needs none. */
export function guardsOf(run: Run, token: Token, { id, events }: Element): readonly Guard[] {
  return events.flatMap((event) => {
    const until = untilOf(run, token, event)
    return until ? [{ on: id, until }] : []
  })
}

export function arm(run: Run, token: Token, guards: readonly Guard[]): void {
  for (const { on, until } of guards) wait(run, token, on, until)
}

/**
 * Whether a catching event has fired, now that one of its waits has been answered: one of several is enough and ends the
 * others, unless all of them must come.
 */
export function hasFired(run: Run, token: Token, { id, parallelMultiple, interrupting }: Element): boolean {
  const others = othersOf(run, token, id)
  if (parallelMultiple) return others.length === 0
  if (interrupting) for (const other of others) record(run, { type: 'disarmed', wait: other.id })
  return true
}

/** Waits again after an event that does not interrupt: for the same, or for all of them where all must come. */
export function rearm(run: Run, token: Token, element: Element, fired: Wait): void {
  const all = element.parallelMultiple ? guardsOf(run, token, element) : [{ on: element.id, until: fired.until }]
  const again = all.map(({ on, until }) => ({ on, until: rearmed(run, until) }))
  for (const { on, until } of again) if (until && !again.some((one) => one.until === null)) wait(run, token, on, until)
}

const othersOf = (run: Run, token: Token, on: ElementId): readonly Wait[] =>
  waitsOf(run.draft, token.id).filter((other) => other.on === on)

/** A message or signal may come again, a condition once it has been false; a timer comes as often as its cycle says. */
function rearmed(run: Run, until: Until): Until | null {
  if (until.kind === 'condition') return { ...until, was: true }
  if (until.kind !== 'timer') return until
  if (until.repeat === undefined || until.due === null) return null
  const next = nextOccurrence(until.repeat, until.due, run.now, run.world.zone)
  return next && { kind: 'timer', due: next.due, ...(next.rest !== null && { repeat: next.rest }) }
}

function untilOf(run: Run, token: Token, event: EventDefinition): Until | null {
  switch (event.kind) {
    case 'timer':
      return timer(run, token, event)
    case 'message':
      return { kind: 'message', name: nameOf(run, token, event.name), key: keyOf(run, token, event.key) }
    case 'signal':
      return { kind: 'signal', name: nameOf(run, token, event.name) }
    case 'conditional':
      return { kind: 'condition', expression: event.expression, was: false }
    default:
      return null
  }
}

/** The name of a message or signal, or the code of what is thrown: FEEL after `=`, or the text itself. */
export function nameOf(run: Run, token: Token, written: string): string {
  if (!written.startsWith('=')) return written
  const name = required(run, token, written.slice(1))
  return typeof name === 'string' ? name : wrongType(run, token, written.slice(1), 'Text')
}

/** The key by which a message finds its receiver, or a store its row. */
export function keyOf(run: Run, token: Token, expression: string, seen?: Variables): string
export function keyOf(run: Run, token: Token, expression: string | null, seen?: Variables): string | null
export function keyOf(run: Run, token: Token, expression: string | null, seen?: Variables): string | null {
  if (expression === null) return null
  const key = required(run, token, expression, seen)
  if (typeof key !== 'string' && typeof key !== 'number') wrongType(run, token, expression, 'Text oder Zahl')
  return String(key)
}

function timer(run: Run, token: Token, { what, expression }: Extract<EventDefinition, { kind: 'timer' }>): Until {
  const text = required(run, token, expression)
  const { now, zone } = moment(run)
  if (typeof text !== 'string') wrongType(run, token, expression, 'Zeitangabe')
  if (what === 'cycle') {
    const first = firstOccurrence(text, now, zone)
    if (!first) wrongType(run, token, expression, 'Wiederholung (R3/PT1H oder Cron)')
    return { kind: 'timer', due: first.due, ...(first.rest !== null && { repeat: first.rest }) }
  }
  const due = what === 'date' ? readInstant(text, zone) : addDuration(now, text, zone)
  if (due === null) wrongType(run, token, expression, what === 'date' ? 'Datum oder Zeitpunkt' : 'Dauer (P14D)')
  return { kind: 'timer', due }
}
