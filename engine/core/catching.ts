/** What a catching event waits for, with its expressions evaluated. */
import type { Token, Until } from './case.ts'
import { moment, required, wrongType } from './expressions.ts'
import type { Element, EventDefinition } from './model.ts'
import type { Run } from './run.ts'
import { addDuration } from '../time/duration.ts'
import { firstOccurrence } from '../time/cycle.ts'
import { readInstant } from '../time/instant.ts'

export function catching(run: Run, token: Token, { event }: Element): Until {
  if (event?.kind === 'timer') return timer(run, token, event)
  if (event?.kind === 'message') return { kind: 'message', name: event.name, key: keyOf(run, token, event.key) }
  throw new Error('a catching event without a definition passed the compiler')
}

function keyOf(run: Run, token: Token, expression: string | null): string | null {
  if (expression === null) return null
  const key = required(run, token, expression)
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
