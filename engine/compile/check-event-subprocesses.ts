/** An event subprocess has exactly one start event, and no flow leads into or out of it. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element } from '../core/model.ts'

export function checkEventSubprocesses(reading: Reading): void {
  for (const element of reading.elements.values()) if (element.triggeredByEvent) check(reading, element)
}

function check(reading: Reading, { id, children, incoming, outgoing, attached, loop }: Element): void {
  const starts = children.flatMap((child) => reading.elements.get(child) ?? []).filter(isStart)
  if (starts.length > 1) severalStarts(reading, id)
  if (incoming.length + outgoing.length + attached.length > 0 || loop !== null) notConnected(reading, id)
  for (const start of starts) if (!start.interrupting && caughtAsError(start)) mustInterrupt(reading, start.id)
}

const isStart = ({ type }: Element): boolean => type === 'bpmn:StartEvent'

/** An error always ends the scope that it was thrown in. */
export const caughtAsError = ({ events }: Element): boolean => events.some(({ kind }) => kind === 'error')

export function mustInterrupt(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'error-interrupts',
    ['Ein Fehler unterbricht immer.', 'An error always interrupts.'],
    [
      'Machen Sie das Ereignis unterbrechend, oder verwenden Sie eine Eskalation.',
      'Let it interrupt, or use an escalation.',
    ],
  )
}

function severalStarts(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'event-subprocess-starts',
    ['Der Ereignis-Teilprozess hat mehrere Startereignisse.', 'The event subprocess has several start events.'],
    [
      'Zeichnen Sie je Startereignis einen Ereignis-Teilprozess, oder ein Startereignis mit mehreren Auslösern.',
      'Draw an event subprocess for each start event, or one start event with several definitions.',
    ],
  )
}

function notConnected(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'event-subprocess-connected',
    [
      'Ein Ereignis-Teilprozess hat keine Verbindungen, Randereignisse oder Wiederholung.',
      'An event subprocess has no flows, boundary events or loop.',
    ],
    ['Lösen Sie die Verbindung; er beginnt durch sein Startereignis.', 'Remove these; it begins by its start event.'],
  )
}
