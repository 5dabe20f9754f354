import { end, start, step } from '../example.ts'
import { byPerson, extension, fact, laneOf, quoted } from '../nodes.ts'
import type { Moddle } from '../../bpmn/services.ts'
import type { Rule } from '../rule.ts'

const row = [
  start('Antrag eingegangen'),
  step('Antrag prüfen', { minutesUsual: '5', source: 'estimate' }),
  end('Antrag geprüft'),
]

export const role: Rule = {
  code: 'V05',
  name: 'role',
  title: 'Kein Schritt ohne Zuständige',
  why: 'Ein Schritt, für den niemand zuständig ist, bleibt liegen; Zeiten und Kosten gehören zu einer Rolle.',
  instead: 'Legen Sie den Schritt in eine Bahn, oder wählen Sie rechts aus, wer ihn tut.',
  good: { state: 'ist', lane: 'Steueramt', row },
  bad: { state: 'ist', row },
  check(node, report) {
    if (byPerson(node) && !laneOf(node) && !fact(node, 'role') && !assigned(node))
      report(node, `Bei ${quoted(node)} steht nicht, wer es tut.`, { label: 'Wer eintragen', field: 'who' })
  },
}

function assigned(node: Moddle): boolean {
  const said = extension(node, 'zeebe:AssignmentDefinition')
  return ['assignee', 'candidateGroups', 'candidateUsers'].some((name) => said?.get<string | undefined>(name))
}
