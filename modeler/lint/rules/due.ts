import { end, start, step } from '../example.ts'
import { extension, is, isRecorded, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const form = '<zeebe:userTask /><zeebe:formDefinition formId="pruefung" />'
const row = (extensions: string) => [
  start('Antrag eingegangen'),
  step('Antrag prüfen', {}, { extensions }),
  end('Antrag geprüft'),
]

export const due: Rule = {
  code: 'V13',
  name: 'due',
  title: 'Jede Aufgabe im Soll hat eine Frist',
  why: 'Ohne Frist steht die Aufgabe im Eingang immer unten, und niemand sieht, dass sie zu lange liegt.',
  instead: 'Wählen Sie rechts unter „Bis wann?“ eine Frist.',
  running: true,
  good: {
    state: 'soll',
    lane: 'Steueramt',
    row: row(`${form}<zeebe:taskSchedule dueDate="=now() + duration(&#34;P7D&#34;)" />`),
  },
  bad: { state: 'soll', lane: 'Steueramt', row: row(form) },
  check(node, report) {
    if (!is(node, 'UserTask') || isRecorded(node)) return
    if (!extension(node, 'zeebe:TaskSchedule')?.get<string | undefined>('dueDate'))
      report(node, `${quoted(node)} hat keine Frist.`, { label: 'Frist setzen', field: 'due' })
  },
}
