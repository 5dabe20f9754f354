import { ask, end, start, step, way, type Item } from '../example.ts'
import { incoming, is, outgoing } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const done = { minutesUsual: '5', source: 'estimate' }
const ways = [way('ja', step('Antrag buchen', done), '0.8'), way('nein', step('Unterlagen anfordern', done), '0.2')]
const again = [
  way('online', step('Nachricht schreiben', done), '0.5'),
  way('Brief', step('Schreiben drucken', done), '0.5'),
]
const both: Item = { ...ask('Antwort wie?', again) }

export const oneJobAGateway: Rule = {
  code: 'V18',
  name: 'one-job-a-gateway',
  title: 'Ein Gateway führt zusammen oder teilt auf',
  why: 'Tut es beides, sieht man der Raute nicht an, ob gewartet oder entschieden wird.',
  instead: 'Zeichnen Sie zwei Rauten hintereinander: die erste führt zusammen, die zweite entscheidet.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), ask('Unterlagen vollständig?', ways), both, end('Antrag bearbeitet')],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      { ...ask('Unterlagen vollständig?', ways), joins: false },
      both,
      end('Antrag bearbeitet'),
    ],
  },
  check(node, report) {
    if (is(node, 'Gateway') && incoming(node).length > 1 && outgoing(node).length > 1)
      report(node, 'Hier wird zugleich zusammengeführt und aufgeteilt.')
  },
}
