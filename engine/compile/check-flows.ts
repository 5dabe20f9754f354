/** Flows connect elements of one scope, and conditions stand where they are looked at. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element, Flow } from '../core/model.ts'

export function checkFlows(reading: Reading): void {
  for (const flow of reading.flows.values()) checkEnds(reading, flow)
  for (const element of reading.elements.values()) checkOutgoing(reading, element)
}

function checkEnds(reading: Reading, { id, source, target, condition }: Flow): void {
  if (source === '' || target === '') return notConnected(reading, id)
  const [from, to] = [reading.elements.get(source), reading.elements.get(target)]
  if (from && to && from.parent !== to.parent) crossesScope(reading, id)
  if (to?.type === 'bpmn:StartEvent' || to?.type === 'bpmn:BoundaryEvent') leadsInto(reading, id, to)
  if (from?.type === 'bpmn:EndEvent') leadsOut(reading, id)
  if (condition !== null && from && !chooses(from)) conditionNotHere(reading, id)
}

/** Gateways that choose, and activities; behind events and parallel gateways there is nothing to choose. */
function chooses({ type }: Element): boolean {
  if (type.endsWith('Gateway'))
    return ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'].includes(type)
  return !type.endsWith('Event') && type !== 'bpmn:Process'
}

function checkOutgoing(reading: Reading, element: Element): void {
  const { id, type, outgoing, defaultFlow } = element
  if (defaultFlow !== null && !outgoing.includes(defaultFlow)) {
    complain(
      reading,
      id,
      'default-not-outgoing',
      [
        `Der Standardfluss „${defaultFlow}“ geht nicht von hier aus.`,
        `The default flow "${defaultFlow}" does not start here.`,
      ],
      ['Wählen Sie einen ausgehenden Fluss.', 'Choose an outgoing flow.'],
    )
  }
  if (defaultFlow !== null && !chooses(element)) conditionNotHere(reading, id)
  if (type === 'bpmn:ComplexGateway' && element.incoming.length > 1 && element.activation === null)
    noActivation(reading, id)
  if (type !== 'bpmn:ExclusiveGateway' || outgoing.length < 2) return
  for (const flow of outgoing) {
    if (flow !== defaultFlow && reading.flows.get(flow)?.condition === null) conditionMissing(reading, flow)
  }
}

function notConnected(reading: Reading, id: string): void {
  const known = reading.into.problems.some(({ element, code }) => element === id && code === 'dangling-reference')
  if (known) return
  complain(
    reading,
    id,
    'flow-not-connected',
    ['Der Fluss hat keinen Anfang oder kein Ende.', 'The flow has no source or no target.'],
    ['Verbinden Sie den Fluss an beiden Enden.', 'Connect the flow at both ends.'],
  )
}

function crossesScope(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'flow-crosses-scope',
    ['Der Fluss führt über die Grenze eines Teilprozesses.', 'The flow crosses the border of a subprocess.'],
    [
      'Enden Sie im Teilprozess und gehen Sie vom Teilprozess selbst weiter.',
      'End inside and go on from the subprocess itself.',
    ],
  )
}

function leadsInto(reading: Reading, id: string, { name, id: target }: Element): void {
  complain(
    reading,
    id,
    'flow-into-event',
    [
      `Der Fluss führt in „${name || target}“, das nur auslöst.`,
      `The flow leads into "${name || target}", which only triggers.`,
    ],
    ['Führen Sie den Fluss zum nächsten Element.', 'Lead the flow to the element after it.'],
  )
}

function leadsOut(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'flow-from-end',
    ['Der Fluss beginnt an einem Endereignis.', 'The flow starts at an end event.'],
    ['Lassen Sie den Fluss am Element davor beginnen.', 'Let the flow start at the element before.'],
  )
}

function conditionNotHere(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'condition-not-here',
    [
      'Bedingungen und Standardfluss gibt es nur hinter Aufgaben und hinter Gateways, die auswählen.',
      'Conditions and defaults only follow activities and gateways that choose.',
    ],
    ['Setzen Sie ein exklusives Gateway davor.', 'Put an exclusive gateway before it.'],
  )
}

function conditionMissing(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'condition-missing',
    [
      'Der Fluss hat keine Bedingung und ist nicht der Standardfluss.',
      'The flow has no condition and is not the default.',
    ],
    [
      'Geben Sie eine Bedingung an, oder machen Sie ihn zum Standardfluss.',
      'Give a condition, or make it the default flow.',
    ],
  )
}

function noActivation(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'activation-missing',
    [
      'Das komplexe Gateway sagt nicht, wie viele Ankünfte genügen.',
      'The complex gateway does not say how many arrivals are enough.',
    ],
    [
      'Geben Sie eine Aktivierungsbedingung an, etwa „activationCount >= 2“.',
      'Give an activation condition, such as "activationCount >= 2".',
    ],
  )
}
