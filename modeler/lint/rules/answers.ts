import { ask, end, start, step, way } from '../example.ts'
import { forks, nameOf, outgoing, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const done = { minutesUsual: '5', source: 'estimate' }
const book = step('Antrag buchen', done)
const request = step('Unterlagen anfordern', done)

export const answers: Rule = {
  code: 'V04',
  name: 'answers',
  title: 'Jeder Weg aus einer Entscheidung nennt seine Antwort',
  why: 'Ohne Antwort weiß niemand, welcher Weg für welchen Fall gilt.',
  instead: 'Schreiben Sie die Antwort an den Weg: „ja“, „nein“, „unvollständig“.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      ask('Unterlagen vollständig?', [way('ja', book, '0.8'), way('nein', request, '0.2')]),
      end('Antrag bearbeitet'),
    ],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      ask('Unterlagen vollständig?', [way('ja', book, '0.8'), way('', request, '0.2')]),
      end('Antrag bearbeitet'),
    ],
  },
  check(node, report) {
    if (!forks(node)) return
    for (const flow of outgoing(node))
      if (nameOf(flow) === '')
        report(flow, `Ein Weg aus ${quoted(node)} hat keine Antwort.`, { label: 'Antwort eintragen', field: 'name' })
  },
}
