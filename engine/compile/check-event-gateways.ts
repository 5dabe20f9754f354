/** Behind an event-based gateway stand only events that can be waited for, each reached by this way alone. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element } from '../core/model.ts'

export function checkEventGateways(reading: Reading): void {
  for (const element of reading.elements.values()) {
    if (element.type === 'bpmn:EventBasedGateway') checkTargets(reading, element)
  }
}

function checkTargets(reading: Reading, { id, outgoing }: Element): void {
  if (outgoing.length === 0) noTarget(reading, id)
  for (const flow of outgoing) {
    const target = reading.elements.get(reading.flows.get(flow)?.target ?? '')
    // A target that is refused has its own problem.
    if (target && !mayFollow(target)) wrongTarget(reading, flow)
  }
}

function mayFollow({ type, event, incoming, parallelMultiple }: Element): boolean {
  const waits = type === 'bpmn:ReceiveTask' || (type === 'bpmn:IntermediateCatchEvent' && event?.kind !== 'link')
  return waits && incoming.length === 1 && !parallelMultiple
}

function noTarget(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'event-gateway-empty',
    ['Hinter dem Gateway steht kein Ereignis.', 'No event follows the gateway.'],
    [
      'Führen Sie je eine Verbindung zu den Ereignissen, auf die gewartet wird.',
      'Lead a sequence flow to each event awaited.',
    ],
  )
}

function wrongTarget(reading: Reading, flow: string): void {
  complain(
    reading,
    flow,
    'event-gateway-target',
    [
      'Hinter einem ereignisbasierten Gateway stehen nur fangende Ereignisse und Empfangsaufgaben mit diesem einen Zugang.',
      'Only catch events and receive tasks with this one incoming flow follow an event-based gateway.',
    ],
    [
      'Führen Sie die Verbindung zu einem eigenen Nachrichten-, Zeit-, Signal- oder Bedingungsereignis.',
      'Lead the flow to a message, timer, signal or conditional event of its own.',
    ],
  )
}
