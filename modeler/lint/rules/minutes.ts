import { end, start, step } from '../example.ts'
import { byPerson, fact, isRecorded, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

export const minutes: Rule = {
  code: 'V09',
  name: 'minutes',
  title: 'Jeder Schritt im Ist hat Minuten',
  why: 'Ohne Minuten lässt sich nicht sagen, was der Ablauf kostet und was sich mit dem Soll ändert.',
  instead:
    'Fragen Sie, wie lange der Schritt üblicherweise dauert, und tragen Sie die Minuten ein. Eine Schätzung genügt, wenn sie so heißt.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      step('Antrag prüfen', { minutesUsual: '5', source: 'estimate' }),
      end('Antrag geprüft'),
    ],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), step('Antrag prüfen'), end('Antrag geprüft')],
  },
  check(node, report) {
    if (byPerson(node) && isRecorded(node) && !fact(node, 'minutesUsual'))
      report(node, `Bei ${quoted(node)} fehlen die üblichen Minuten.`, {
        label: 'Minuten eintragen',
        field: 'minutesUsual',
      })
  },
}
