import { groupsOf, passedOver } from '../../table/offices.ts'
import { end, start, step } from '../example.ts'
import { fact, is, laneOf, nameOf, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const row = [
  start('Antrag eingegangen'),
  step(
    'Antrag prüfen',
    { minutesUsual: '5', source: 'estimate' },
    { extensions: '<zeebe:assignmentDefinition candidateGroups="steueramt" />' },
  ),
  end('Antrag geprüft'),
]

export const laneAndOffice: Rule = {
  code: 'V23',
  name: 'lane-and-office',
  title: 'Eine Aufgabe geht an das Amt, in dessen Bahn sie liegt',
  why: 'Wer das Bild liest, verlässt sich auf die Bahn; der Vorgang geht aber an das Amt, das an der Aufgabe steht. Sind es zwei verschiedene, landet er bei den Falschen.',
  instead:
    'Stimmt die Bahn, genügt ein Klick. Stimmt das Amt, ändern Sie „Wer“ in der Tabelle, oder ziehen Sie die Aufgabe in seine Bahn.',
  running: true,
  good: { state: 'ist', lane: 'Steueramt', row },
  bad: { state: 'ist', lane: 'Ordnungsamt', row },
  check(node, report, { offices }) {
    if (!is(node, 'UserTask')) return
    const lane = laneOf(node)
    const office = passedOver(node, lane ? nameOf(lane) : fact(node, 'role'), offices)
    if (!office) return
    const called = (groupsOf(node) ?? []).map((key) => offices.find(({ id }) => id === key)?.name ?? key)
    report(
      node,
      `${quoted(node)} liegt ${lane ? 'in der Bahn' : 'bei'} „${office.name}“, geht aber an „${called.join('“ und „')}“.`,
      { label: `An „${office.name}“ geben`, office: office.id },
    )
  },
}
