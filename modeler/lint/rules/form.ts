import { byProgram } from '../../table/byProgram.ts'
import { DUE, end, start, step } from '../example.ts'
import { extension, is, isRecorded, nameOf, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const row = (extensions: string) => [
  start('Antrag eingegangen'),
  step('Antrag prüfen', {}, { extensions }),
  end('Antrag geprüft'),
]

export const form: Rule = {
  code: 'V21',
  name: 'form',
  title: 'Jede Aufgabe im Soll hat ein Formular',
  why: 'Ohne Formular zeigt die Aufgabe nur „Erledigt“. Was entschieden wurde, steht dann nirgends.',
  instead: 'Wählen Sie rechts ein Formular, oder klicken Sie die Aufgabe doppelt an und legen Sie eines an.',
  running: true,
  good: { state: 'soll', lane: 'Steueramt', row: row(`${DUE}<zeebe:formDefinition formId="pruefung" />`) },
  bad: { state: 'soll', lane: 'Steueramt', row: row(DUE) },
  check(node, report) {
    // Of what the program can do another rule speaks; a form there would be the wrong remedy.
    if (!is(node, 'UserTask') || isRecorded(node) || byProgram(nameOf(node))) return
    if (!extension(node, 'zeebe:FormDefinition'))
      report(node, `${quoted(node)} hat kein Formular.`, { label: 'Formular anlegen', file: true })
  },
}
