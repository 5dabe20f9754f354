/** Deadlines are named once, and only those pause that may (rule 16). */
import { fixedText } from './check-events.ts'
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { DeadlineDefinition, Element } from '../core/model.ts'
import { readDuration } from '../time/duration.ts'

export function checkDeadlines(reading: Reading): void {
  const known = new Map<string, DeadlineDefinition>()
  for (const { id, deadline } of reading.elements.values()) {
    if (!deadline) continue
    if (known.has(deadline.name)) namedTwice(reading, id, deadline.name)
    known.set(deadline.name, deadline)
    const duration = fixedText(deadline.duration)
    if (duration !== null && readDuration(duration) === null) unreadable(reading, id, duration)
  }
  for (const element of reading.elements.values()) checkPause(reading, element, known)
}

function checkPause(reading: Reading, { id, pauses }: Element, known: ReadonlyMap<string, DeadlineDefinition>): void {
  if (!pauses) return
  const deadline = known.get(pauses.deadline)
  if (!deadline) {
    return complain(
      reading,
      id,
      'deadline-unknown',
      [`Die Frist „${pauses.deadline}“ gibt es nicht.`, `There is no deadline "${pauses.deadline}".`],
      ['Nennen Sie eine Frist dieses Prozesses.', 'Name a deadline of this process.'],
    )
  }
  if (deadline.kind === 'own' || deadline.norm !== null) return
  complain(
    reading,
    id,
    'pause-needs-norm',
    [
      'Eine gesetzliche Frist ruht nur, wenn eine Vorschrift es sagt.',
      'A statutory deadline pauses only where a norm says so.',
    ],
    ['Tragen Sie die Vorschrift an der Frist ein (norm).', 'Enter the norm at the deadline (norm).'],
  )
}

function namedTwice(reading: Reading, id: string, name: string): void {
  complain(
    reading,
    id,
    'deadline-twice',
    [`Die Frist „${name}“ wird zweimal begonnen.`, `The deadline "${name}" is started twice.`],
    ['Geben Sie jeder Frist einen eigenen Namen.', 'Give each deadline a name of its own.'],
  )
}

function unreadable(reading: Reading, id: string, duration: string): void {
  complain(
    reading,
    id,
    'deadline-duration',
    [`„${duration}“ ist keine Dauer nach ISO 8601.`, `"${duration}" is no ISO 8601 duration.`],
    ['Schreiben Sie zum Beispiel P14D oder P1M.', 'Write for example P14D or P1M.'],
  )
}
