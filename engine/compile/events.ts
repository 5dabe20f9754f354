/** What events wait for and throw, read from their definitions. A definition that does not run at its place is refused elsewhere. */
import { definitionsOf, placeOf } from './event-places.ts'
import { checked, condition, formalExpression, isFeel, optionalExpression } from './expression.ts'
import { correlationOf, messageByFlow } from './messages.ts'
import { nameByElement } from './name-by-element.ts'
import { isPlainJob } from './plain-jobs.ts'
import { extension, node, text, type Node } from './moddle.ts'
import { report, says, type Bilingual, type Report } from './problem.ts'
import type { EventDefinition } from '../core/model.ts'

export function eventsOf(into: Report, from: Node): readonly EventDefinition[] {
  if (from.$type === 'bpmn:ReceiveTask' || (from.$type === 'bpmn:SendTask' && !isJob(from) && !isPlainJob(from)))
    return [messageOf(into, from, node(from, 'messageRef')) ?? []].flat()
  const place = placeOf(from)
  if (!place) return []
  return definitionsOf(from)
    .filter(({ $type }) => place.runs.includes($type))
    .flatMap((definition) => readers[definition.$type]?.(into, from, definition) ?? [])
}

/** One definition that an element throws or waits for. */
export const readDefinition = (into: Report, from: Node, definition: Node): EventDefinition | null =>
  readers[definition.$type]?.(into, from, definition) ?? null

/** A program sends the message then, whatever it is called. */
const isJob = (from: Node): boolean => extension(from, 'zeebe:TaskDefinition') !== undefined

type Reader = (into: Report, from: Node, definition: Node) => EventDefinition | null

const readers: Readonly<Record<string, Reader>> = {
  'bpmn:TimerEventDefinition': timer,
  'bpmn:MessageEventDefinition': (into, from, definition) =>
    isJob(from) ? null : messageOf(into, from, node(definition, 'messageRef')),
  'bpmn:SignalEventDefinition': signal,
  'bpmn:ErrorEventDefinition': (into, from, definition) => raised(into, from, definition, 'error'),
  'bpmn:EscalationEventDefinition': (into, from, definition) => raised(into, from, definition, 'escalation'),
  'bpmn:ConditionalEventDefinition': conditional,
  'bpmn:LinkEventDefinition': link,
  'bpmn:CompensateEventDefinition': (_into, _from, definition) => ({
    kind: 'compensation',
    activity: node(definition, 'activityRef')?.id ?? null,
    wait: definition.waitForCompletion !== false,
  }),
  'bpmn:CancelEventDefinition': () => ({ kind: 'cancel' }),
  'bpmn:TerminateEventDefinition': () => ({ kind: 'terminate' }),
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
    if (body !== undefined)
      return { kind: 'timer', what, expression: formalExpression(into, from.id ?? '', written, body) }
  }
  return incomplete(into, from, 'timer-empty', {
    reason: says('Das Zeitereignis sagt nicht, wann es eintritt.', 'The timer event does not say when it fires.'),
    instead: says(
      'Geben Sie Datum, Dauer (P14D) oder Wiederholung (R3/PT1H) an.',
      'Give a date, a duration (P14D) or a cycle (R3/PT1H).',
    ),
  })
}

/** A message by its name, else its id, with the key of its subscription; that of a message flow where the element names none. */
function messageOf(into: Report, from: Node, named: Node | undefined): EventDefinition | null {
  const message = named ?? messageByFlow(from)
  const name = text(message, 'name') ?? message?.id ?? nameByElement(into, from, 'message')
  if (!mayBe(into, from, name, !begins(from))) {
    return incomplete(into, from, 'message-expression', {
      reason: says('Es ist keine Nachricht mit festem Namen genannt.', 'It names no message with a fixed name.'),
      instead: says(
        'Wählen Sie eine Nachricht mit einem Namen ohne „=“.',
        'Choose a message whose name does not begin with "=".',
      ),
    })
  }
  const key = text(extension(message, 'zeebe:Subscription'), 'correlationKey')
  const correlation = message ? correlationOf(into, from, message) : null
  return { kind: 'message', name, key: optionalExpression(into, from.id ?? '', key) ?? correlation }
}

/** A signal without a name is known by its id. */
function signal(into: Report, from: Node, definition: Node): EventDefinition | null {
  const signal = node(definition, 'signalRef')
  const name = text(signal, 'name') ?? signal?.id ?? nameByElement(into, from, 'signal')
  if (mayBe(into, from, name, !begins(from))) return { kind: 'signal', name }
  return incomplete(into, from, 'signal-expression', {
    reason: says(
      'Das Signalereignis nennt kein Signal mit festem Namen.',
      'The signal event names no signal with a fixed name.',
    ),
    instead: says('Wählen Sie ein Signal mit einem Namen ohne „=“.', 'Choose a signal whose name has no leading "=".'),
  })
}

/** An error or escalation without a code is told from others by its id. Without a reference any code is meant. */
function raised(into: Report, from: Node, definition: Node, kind: 'error' | 'escalation'): EventDefinition | null {
  const named = node(definition, `${kind}Ref`)
  const code = named ? (text(named, `${kind}Code`) ?? named.id ?? null) : null
  if (code === null || mayBe(into, from, code, throws(from)))
    return { kind, code, ...(throws(from) ? saying(into, from, named) : hearing(definition, kind)) }
  return incomplete(into, from, 'code-expression', {
    reason: says('Der Code, der gefangen wird, ist ein Ausdruck.', 'The code that is caught is an expression.'),
    instead: says('Schreiben Sie einen festen Code, oder keinen.', 'Write a fixed code, or none.'),
  })
}

/** The sentence that a thrown error says (`lz:errorMessage` of the error). */
function saying(into: Report, from: Node, error: Node | undefined): { message?: string } {
  const message = text(error, 'errorMessage')
  return message !== undefined && mayBe(into, from, message, true) ? { message } : {}
}

/** The variables that hear code and message: ours, or those of the widespread extension, which the parser keeps as they are. */
function hearing(definition: Node, kind: 'error' | 'escalation'): { codeVariable?: string; messageVariable?: string } {
  const named = (what: string): string | undefined =>
    text(definition, `${kind}${what}Variable`) ?? definition.$attrs[`camunda:${kind}${what}Variable`]
  const [code, message] = [named('Code'), named('Message')]
  return {
    ...(code !== undefined && { codeVariable: code }),
    ...(message !== undefined && { messageVariable: message }),
  }
}

/** FEEL is for those places where a running case asks for it. */
function mayBe(into: Report, from: Node, written: string, feelHere: boolean): boolean {
  if (!written.startsWith('=')) return true
  if (feelHere) checked(into, from.id ?? '', written.slice(1))
  return feelHere
}

const throws = ({ $type }: Node): boolean => /(EndEvent|ThrowEvent)$/.test($type)

/** What begins a case has no variables to evaluate anything with. */
const begins = ({ $type, $parent, instantiate }: Node): boolean =>
  instantiate === true || ($type === 'bpmn:StartEvent' && $parent?.triggeredByEvent !== true)

function conditional(into: Report, from: Node, definition: Node): EventDefinition | null {
  const written = node(definition, 'condition')
  if (written && !isFeel(into, from.id ?? '', written)) return null
  const body = text(written, 'body')
  if (extension(definition, 'zeebe:ConditionalFilter')) filterPassedOver(into, from)
  if (body !== undefined) return { kind: 'conditional', expression: condition(into, from.id ?? '', body) }
  return incomplete(into, from, 'condition-empty', {
    reason: says('Das Ereignis hat keine Bedingung.', 'The event has no condition.'),
    instead: says('Schreiben Sie eine Bedingung in FEEL.', 'Write a condition in FEEL.'),
  })
}

function filterPassedOver(into: Report, { id }: Node): void {
  report(
    into,
    {
      element: id ?? null,
      code: 'condition-filter',
      reason: says(
        'Der Filter der Bedingung bleibt unbeachtet: Sie wird bei jeder Änderung geprüft.',
        'The filter of the condition is passed over: it is looked at on every change.',
      ),
      instead: says('Schreiben Sie die Einschränkung in die Bedingung.', 'Write the restriction into the condition.'),
    },
    'warning',
  )
}

function link(into: Report, from: Node, definition: Node): EventDefinition | null {
  const name = text(definition, 'name')
  if (name !== undefined) return { kind: 'link', name }
  return incomplete(into, from, 'link-name-missing', {
    reason: says('Das Linkereignis hat keinen Linknamen.', 'The link event has no link name.'),
    instead: says('Geben Sie beiden Enden denselben Linknamen.', 'Give both ends the same link name.'),
  })
}

function incomplete(into: Report, { id }: Node, code: string, says: { reason: Bilingual; instead: Bilingual }): null {
  report(into, { element: id ?? null, code, ...says })
  return null
}
