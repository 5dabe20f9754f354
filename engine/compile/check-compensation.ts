/** Compensation leads to a handler, handlers stand outside the flow, and what is named can be seen (BPMN 2.0.2, 10.5.1 and 10.7). */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element } from '../core/model.ts'

export function checkCompensation(reading: Reading): void {
  for (const element of reading.elements.values()) {
    const boundary = element.type === 'bpmn:BoundaryEvent' && element.event?.kind === 'compensation'
    if (boundary && element.handler === null) handlerMissing(reading, element)
    if (boundary && element.outgoing.length > 0) outsideFlow(reading, element)
    if (element.forCompensation && element.incoming.length + element.outgoing.length > 0) outsideFlow(reading, element)
    if (throws(element, 'compensation')) checkActivity(reading, element)
    if (throws(element, 'cancel')) checkTransaction(reading, element)
  }
}

const throws = ({ type, events }: Element, kind: 'compensation' | 'cancel'): boolean =>
  (type === 'bpmn:EndEvent' || type === 'bpmn:IntermediateThrowEvent') && events.some((event) => event.kind === kind)

/** The activity stands beside the event, or beside the event subprocess around it. */
function checkActivity(reading: Reading, element: Element): void {
  for (const event of element.events) {
    const activity = event.kind === 'compensation' ? event.activity : null
    const at = activity === null ? undefined : reading.elements.get(activity)
    if (at && !scopesSeenFrom(reading, element).includes(at.parent)) notVisible(reading, element, at)
  }
}

function scopesSeenFrom(reading: Reading, { parent }: Element): readonly (string | null)[] {
  const scope = parent === null ? undefined : reading.elements.get(parent)
  return scope?.triggeredByEvent ? [parent, ...scopesSeenFrom(reading, scope)] : [parent]
}

function checkTransaction(reading: Reading, element: Element): void {
  let around = element.parent === null ? undefined : reading.elements.get(element.parent)
  while (around && around.type !== 'bpmn:Transaction')
    around = around.parent === null ? undefined : reading.elements.get(around.parent)
  const caught = around?.attached.some((id) => reading.elements.get(id)?.event?.kind === 'cancel')
  if (around && !caught) cancelMissing(reading, around)
}

function handlerMissing(reading: Reading, { id }: Element): void {
  complain(
    reading,
    id,
    'compensation-handler-missing',
    ['Kein Weg führt zu einer Kompensationsaktivität.', 'It leads to no compensation activity.'],
    [
      'Verbinden Sie das Ereignis durch eine Assoziation mit der Aktivität, die rückabwickelt.',
      'Connect the event by an association with the activity that compensates.',
    ],
  )
}

function outsideFlow(reading: Reading, { id }: Element): void {
  complain(
    reading,
    id,
    'compensation-flow',
    ['Rückabwicklung steht außerhalb des Ablaufs.', 'Compensation stands outside the flow.'],
    ['Entfernen Sie die Verbindungen.', 'Remove the sequence flows.'],
  )
}

function notVisible(reading: Reading, { id }: Element, { id: activity, name }: Element): void {
  complain(
    reading,
    id,
    'compensation-not-visible',
    [`„${name || activity}“ liegt in einem anderen Teilprozess.`, `"${name || activity}" lies in another subprocess.`],
    ['Nennen Sie eine Aktivität neben dem Ereignis.', 'Name an activity beside the event.'],
  )
}

function cancelMissing(reading: Reading, { id }: Element): void {
  complain(
    reading,
    id,
    'cancel-uncaught',
    ['Niemand fängt den Abbruch der Transaktion auf.', 'Nothing catches the cancelling of the transaction.'],
    ['Setzen Sie ein Randereignis mit Abbruch auf die Transaktion.', 'Put a cancel boundary event on the transaction.'],
  )
}
