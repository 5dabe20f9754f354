/** Events: boundary events sit on what can wait, and fixed times can be read. */
import { caughtAsError, mustInterrupt } from './check-event-subprocesses.ts'
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element, EventDefinition } from '../core/model.ts'
import { isCycle } from '../time/cycle.ts'
import { readDuration } from '../time/duration.ts'
import { readInstant } from '../time/instant.ts'

const isActivity = ({ type, triggeredByEvent }: Element): boolean =>
  /(Task|SubProcess|CallActivity|Transaction)$/.test(type) && !triggeredByEvent

export function checkEvents(reading: Reading): void {
  for (const element of reading.elements.values()) {
    if (element.type === 'bpmn:BoundaryEvent') checkHost(reading, element)
    for (const event of element.events) if (event.kind === 'timer') checkTimer(reading, element.id, event)
    if (element.type === 'bpmn:BoundaryEvent' && !element.interrupting && caughtAsError(element))
      mustInterrupt(reading, element.id)
  }
}

function checkHost(reading: Reading, { id, host, parent }: Element): void {
  if (host === null) {
    if (reading.into.problems.some(({ element }) => element === id)) return
    return notAttached(reading, id)
  }
  const at = reading.elements.get(host)
  // A host that is refused has its own problem.
  if (!at) return
  if (!isActivity(at) || at.parent !== parent) notAttached(reading, id)
}

function notAttached(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'boundary-host',
    [
      'Das Randereignis sitzt nicht auf einer Aufgabe oder einem Teilprozess.',
      'The boundary event sits on no task or subprocess.',
    ],
    ['Setzen Sie es auf eine Aufgabe oder einen Teilprozess.', 'Attach it to a task or subprocess.'],
  )
}

function checkTimer(
  reading: Reading,
  id: string,
  { what, expression }: Extract<EventDefinition, { kind: 'timer' }>,
): void {
  const text = fixedText(expression)
  if (text === null || isReadable[what](text)) return
  complain(
    reading,
    id,
    'timer-unreadable',
    [`„${text}“ ist ${wanted[what].de}.`, `"${text}" is ${wanted[what].en}.`],
    [`Schreiben Sie zum Beispiel ${wanted[what].like}.`, `Write for example ${wanted[what].like}.`],
  )
}

/** The text of a FEEL string literal; null when the value is only known in the run. */
export function fixedText(expression: string): string | null {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(expression)) return null
  return JSON.parse(expression) as string
}

export const isReadable = {
  date: (text: string) => readInstant(text, 'UTC') !== null,
  duration: (text: string) => readDuration(text) !== null,
  cycle: isCycle,
} as const

export const wanted = {
  date: { de: 'kein Datum nach ISO 8601', en: 'no ISO 8601 date', like: '2026-03-02 / 2026-03-02T08:00:00' },
  duration: { de: 'keine Dauer nach ISO 8601', en: 'no ISO 8601 duration', like: 'P14D / PT2H' },
  cycle: {
    de: 'weder eine Wiederholung nach ISO 8601 noch Cron',
    en: 'neither an ISO 8601 cycle nor cron',
    like: 'R3/PT1H / 0 8 * * MON-FRI',
  },
} as const
