/** Event definitions that run: timer and message. Others are refused by name elsewhere. */
import { expression, isFeel, optionalExpression } from './expression.ts'
import { extension, node, nodes, text, type Node } from './moddle.ts'
import { report, says, type Report } from './problem.ts'
import type { EventDefinition } from '../core/model.ts'

const catching: readonly string[] = ['bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent']

export function eventOf(into: Report, from: Node): EventDefinition | null {
  if (!catching.includes(from.$type)) return null
  const [definition] = nodes(from, 'eventDefinitions')
  if (definition?.$type === 'bpmn:TimerEventDefinition') return timer(into, from, definition)
  if (definition?.$type === 'bpmn:MessageEventDefinition') return message(into, from, definition)
  return null
}

const times = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const

function timer(into: Report, from: Node, definition: Node): EventDefinition | null {
  for (const [property, what] of times) {
    const written = node(definition, property)
    if (written && !isFeel(into, from.id ?? '', written)) return null
    const body = text(written, 'body')
    if (body !== undefined) return { kind: 'timer', what, expression: expression(into, from.id ?? '', body) }
  }
  report(into, {
    element: from.id ?? null,
    code: 'timer-empty',
    reason: says('Das Zeitereignis sagt nicht, wann es eintritt.', 'The timer event does not say when it fires.'),
    instead: says(
      'Geben Sie Datum, Dauer (P14D) oder Wiederholung (R3/PT1H) an.',
      'Give a date, a duration (P14D) or a cycle (R3/PT1H).',
    ),
  })
  return null
}

function message(into: Report, from: Node, definition: Node): EventDefinition | null {
  const message = node(definition, 'messageRef')
  const name = text(message, 'name')
  if (!message || name === undefined || name.startsWith('=')) {
    report(into, {
      element: from.id ?? null,
      code: name === undefined ? 'message-missing' : 'message-expression',
      reason: says(
        'Das Nachrichtenereignis nennt keine Nachricht mit festem Namen.',
        'The message event names no message with a fixed name.',
      ),
      instead: says(
        'Wählen Sie eine Nachricht mit einem Namen ohne „=“.',
        'Choose a message whose name does not begin with "=".',
      ),
    })
    return null
  }
  const key = text(extension(message, 'zeebe:Subscription'), 'correlationKey')
  return { kind: 'message', name, key: optionalExpression(into, from.id ?? '', key) }
}
