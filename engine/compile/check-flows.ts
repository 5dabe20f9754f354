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
        `Die Verbindung „${defaultFlow}“, die als „Sonst“ gekennzeichnet ist, geht nicht von hier aus.`,
        `The default flow "${defaultFlow}" does not start here.`,
      ],
      ['Wählen Sie eine, die von hier ausgeht.', 'Choose an outgoing sequence flow.'],
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
    ['Die Verbindung hat keinen Anfang oder kein Ende.', 'The sequence flow has no source or no target.'],
    ['Hängen Sie sie an beiden Enden an ein Element.', 'Connect the sequence flow at both ends.'],
  )
}

function crossesScope(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'flow-crosses-scope',
    [
      'Die Verbindung führt über die Grenze eines Teilprozesses.',
      'The sequence flow crosses the border of a subprocess.',
    ],
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
      `Die Verbindung führt in „${name || target}“, das nur auslöst.`,
      `The sequence flow leads into "${name || target}", which only triggers.`,
    ],
    ['Führen Sie die Verbindung zum nächsten Element.', 'Lead the sequence flow to the element after it.'],
  )
}

function leadsOut(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'flow-from-end',
    ['Die Verbindung beginnt an einem Endereignis.', 'The sequence flow starts at an end event.'],
    ['Lassen Sie die Verbindung am Element davor beginnen.', 'Let the sequence flow start at the element before.'],
  )
}

function conditionNotHere(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'condition-not-here',
    [
      'Bedingungen und „Sonst“ gibt es nur hinter Aufgaben und hinter Gateways, die auswählen.',
      'Conditions and default flows only follow activities and gateways that choose.',
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
      'Die Verbindung hat keine Bedingung und ist nicht als „Sonst“ gekennzeichnet.',
      'The sequence flow has no condition and is not the default flow.',
    ],
    [
      'Geben Sie eine Bedingung an, oder kennzeichnen Sie sie als „Sonst“.',
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
