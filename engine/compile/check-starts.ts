/** What begins cases can be told apart, and its times can be read without a case. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element, Model } from '../core/model.ts'
import { firstDue } from '../core/start-waits.ts'
import { beginningsOf } from '../core/starts.ts'

/** Any moment: whether a start timer can be read does not depend on it. */
const anyMoment = { now: '2026-01-05T07:00:00.000Z', zone: 'UTC' }

export function checkStarts(reading: Reading, model: Model): void {
  const messages = new Set<string>()
  for (const { element, triggers } of beginningsOf(model)) {
    for (const trigger of triggers) {
      if (trigger.kind === 'timer' && firstDue(trigger, anyMoment) === null) timeUnknown(reading, element)
      if (trigger.kind !== 'message') continue
      if (messages.has(trigger.name)) messageTwice(reading, element, trigger.name)
      messages.add(trigger.name)
    }
  }
  for (const element of reading.elements.values()) checkInstantiating(reading, element)
}

function checkInstantiating(reading: Reading, { id, instantiate, incoming, parent }: Element): void {
  if (instantiate === null) return
  const inside = reading.elements.get(parent ?? '')?.type !== 'bpmn:Process'
  // A receive task that begins cases may also be entered again; a gateway cannot.
  if (inside || (incoming.length > 0 && reading.elements.get(id)?.type === 'bpmn:EventBasedGateway'))
    cannotBegin(reading, id)
}

function timeUnknown(reading: Reading, id: string): void {
  if (reading.into.problems.some(({ element }) => element === id)) return
  complain(
    reading,
    id,
    'start-timer-unknown',
    [
      'Wann der Vorgang beginnt, lässt sich nicht sagen, denn vor dem Vorgang gibt es keine Daten.',
      'When the case begins cannot be told, because before the case there are no variables.',
    ],
    ['Geben Sie eine feste Zeit an, etwa R/P1D oder 0 8 * * MON.', 'Give a fixed time such as R/P1D or 0 8 * * MON.'],
  )
}

function messageTwice(reading: Reading, id: string, name: string): void {
  complain(
    reading,
    id,
    'start-message-twice',
    [
      `Mit der Nachricht „${name}“ beginnt der Prozess an zwei Stellen.`,
      `The process begins at two places with the message "${name}".`,
    ],
    ['Lassen Sie ein Startereignis und verzweigen Sie danach.', 'Leave one start event and branch after it.'],
  )
}

function cannotBegin(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'instantiate-not-here',
    ['Hier kann kein Vorgang beginnen.', 'No case can begin here.'],
    [
      'Was Vorgänge beginnt, steht im Prozess selbst und hat keinen Eingang.',
      'What begins cases stands in the process itself and has no incoming flow.',
    ],
  )
}
