import { end, start, step } from '../example.ts'
import { fact, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const row = (facts: Readonly<Record<string, string>>) => [
  start('Antrag eingegangen'),
  step('Antrag prüfen', { minutesUsual: '5', ...facts }),
  end('Antrag geprüft'),
]

export const source: Rule = {
  code: 'V17',
  name: 'source',
  title: 'Jede Zahl sagt, woher sie kommt',
  why: 'Eine Schätzung ist keine Messung. Im Rat hält nur, was seine Herkunft nennt.',
  instead: 'Wählen Sie „geschätzt“, „gemessen“ oder „aus dem Interview“, bei den letzten beiden mit dem Tag.',
  good: { state: 'ist', lane: 'Steueramt', row: row({ source: 'interview', day: '2026-11-10' }) },
  bad: { state: 'ist', lane: 'Steueramt', row: row({}) },
  check(node, report) {
    if (!fact(node, 'minutesUsual') && !fact(node, 'waitingMinutes')) return
    const from = fact(node, 'source')
    if (!from)
      return report(node, `Die Zeiten von ${quoted(node)} sagen nicht, woher sie kommen.`, {
        label: 'Als geschätzt kennzeichnen',
        facts: { source: 'estimate' },
      })
    if (['interview', 'measured'].includes(from) && !fact(node, 'day'))
      report(node, `Bei ${quoted(node)} fehlt der Tag ${from === 'interview' ? 'des Interviews' : 'der Messung'}.`, {
        label: 'Tag eintragen',
        field: 'day',
      })
  },
}
