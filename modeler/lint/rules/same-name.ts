import { end, start, step } from '../example.ts'
import { flowElements, is, nameOf, quoted } from '../nodes.ts'
import { RENAME, type Rule } from '../rule.ts'

const time = { minutesUsual: '5', source: 'estimate' }

export const sameName: Rule = {
  code: 'V15',
  name: 'same-name',
  title: 'Zwei Schritte heißen nicht gleich',
  why: 'Im Eingang, im Verlauf und in Auswertungen lassen sich gleichnamige Schritte nicht unterscheiden.',
  instead: 'Sagen Sie, worin sich die Schritte unterscheiden: „Antrag prüfen“ und „Antrag gegenlesen“.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      step('Antrag prüfen', time),
      step('Antrag gegenlesen', time),
      end('Antrag geprüft'),
    ],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), step('Antrag prüfen', time), step('Antrag prüfen', time), end('Antrag geprüft')],
  },
  check(node, report) {
    if (!is(node, 'Process', 'SubProcess')) return
    const seen = new Set<string>()
    for (const activity of flowElements(node).filter((at) => is(at, 'Activity') && nameOf(at) !== '')) {
      const name = nameOf(activity).toLocaleLowerCase('de')
      if (seen.has(name)) report(activity, `Einen Schritt ${quoted(activity)} gibt es schon.`, RENAME)
      seen.add(name)
    }
  },
}
