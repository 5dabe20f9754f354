import { end, start, step } from '../example.ts'
import { is, nameOf, quoted } from '../nodes.ts'
import { RENAME, type Rule } from '../rule.ts'

/** Characters that fit into a task of the usual size, in four lines. */
const MOST = 60
const time = { minutesUsual: '5', source: 'estimate' }

export const shortName: Rule = {
  code: 'V16',
  name: 'short-name',
  title: 'Namen bleiben kurz',
  why: `Mehr als ${MOST} Zeichen passen nicht ins Kästchen und nicht in eine Zeile des Eingangs.`,
  instead: 'Kürzen Sie den Namen; was dazu zu sagen ist, gehört in die Beschreibung.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), step('Angaben mit Melderegister vergleichen', time), end('Angaben verglichen')],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      step('Angaben im Antrag mit den Daten im Melderegister und mit der Vorjahresakte vergleichen', time),
      end('Angaben verglichen'),
    ],
  },
  check(node, report) {
    const { length } = nameOf(node)
    if (is(node, 'FlowNode') && length > MOST)
      report(node, `${quoted(node)} ist mit ${length} Zeichen zu lang.`, RENAME)
  },
}
