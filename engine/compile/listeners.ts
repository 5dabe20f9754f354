/** `zeebe:executionListeners` and `zeebe:taskListeners`. */
import { number } from './details.ts'
import { extension, node, nodes, text, type Node } from './moddle.ts'
import { says, type Report } from './problem.ts'
import { refuse } from './refusals.ts'
import type { Listener, ListenerEvent } from '../core/model.ts'

const execution: readonly string[] = ['start', 'end'] satisfies readonly ListenerEvent[]
const ofLoops: readonly string[] = ['beforeAll', 'start', 'end'] satisfies readonly ListenerEvent[]
const task: readonly string[] = [
  'creating',
  'assigning',
  'updating',
  'completing',
  'canceling',
] satisfies readonly ListenerEvent[]

export function listenersOf(into: Report, from: Node): readonly Listener[] {
  const of = (type: string, events: readonly string[]): readonly Listener[] =>
    nodes(extension(from, type), 'listeners').flatMap((one) => listenerOf(into, from, one, events) ?? [])
  const around = node(from, 'loopCharacteristics') ? ofLoops : execution
  return [...of('zeebe:ExecutionListeners', around), ...of('zeebe:TaskListeners', task)]
}

function listenerOf(into: Report, from: Node, listener: Node, events: readonly string[]): Listener | null {
  const event = text(listener, 'eventType') ?? ''
  const topic = text(listener, 'type')
  if (!events.includes(event)) return refused(into, from, `Listener „${event}“`, `listener "${event}"`)
  if (topic === undefined || topic.startsWith('='))
    return refused(into, from, 'Listener ohne feste Auftragsart', 'listener without a fixed job type')
  const headers = nodes(node(listener, 'headers'), 'values')
  return {
    event: event as ListenerEvent,
    topic,
    retries: number(into, from.id ?? '', text(listener, 'retries')) ?? '3',
    headers: Object.fromEntries(headers.map((header) => [String(header.key ?? ''), String(header.value ?? '')])),
  }
}

function refused(into: Report, from: Node, de: string, en: string): null {
  refuse(
    into,
    from,
    'listener-not-supported',
    says(de, en),
    says(
      'Verwenden Sie start, end, creating, assigning, updating, completing oder canceling mit einer festen Auftragsart, bei Wiederholungen auch beforeAll.',
      'Use start, end, creating, assigning, updating, completing or canceling with a fixed job type, for loops also beforeAll.',
    ),
  )
  return null
}
