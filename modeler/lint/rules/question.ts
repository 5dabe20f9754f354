import { ask, end, start, step, way } from '../example.ts'
import { forks, nameOf, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const done = { minutesUsual: '5', source: 'estimate' }
const ways = [way('ja', step('Antrag buchen', done), '0.8'), way('nein', step('Unterlagen anfordern', done), '0.2')]

export const question: Rule = {
  code: 'V03',
  name: 'question',
  title: 'Jede Entscheidung stellt eine Frage',
  why: 'Die Frage sagt, was an dieser Stelle geprüft wird; die Wege sind die Antworten.',
  instead: 'Schreiben Sie eine Frage mit Fragezeichen an die Entscheidung: „Unterlagen vollständig?“',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), ask('Unterlagen vollständig?', ways), end('Antrag bearbeitet')],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), ask('Unterlagen vollständig', ways), end('Antrag bearbeitet')],
  },
  check(node, report) {
    if (!forks(node)) return
    const name = nameOf(node)
    if (name === '')
      return report(node, 'Die Entscheidung stellt keine Frage.', { label: 'Frage eintragen', field: 'name' })
    if (!name.endsWith('?'))
      report(node, `${quoted(node)} ist keine Frage.`, {
        label: 'Fragezeichen ergänzen',
        properties: { name: `${name}?` },
      })
  },
}
