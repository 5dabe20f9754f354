import { end, start, step } from '../example.ts'
import { byPerson, is, nameOf, quoted } from '../nodes.ts'
import { RENAME, type Rule } from '../rule.ts'

/** German infinitives end like this, and stand last: "Antrag prüfen". */
const INFINITIVE = /[a-zäöüß](?:en|ern|eln)$/

export const verbAndObject: Rule = {
  code: 'V01',
  name: 'verb-and-object',
  title: 'Jeder Schritt heißt nach dem, was getan wird',
  why: 'Wer liest, will wissen, was jemand tut: „Antrag prüfen“. „Prüfung“ oder „Sachbearbeitung“ lässt offen, womit.',
  instead: 'Nennen Sie den Gegenstand und das Tätigkeitswort: „Unterlagen anfordern“, „Bescheid zustellen“.',
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
    row: [
      start('Antrag eingegangen'),
      step('Prüfung', { minutesUsual: '5', source: 'estimate' }),
      end('Antrag geprüft'),
    ],
  },
  check(node, report) {
    if (!byPerson(node) && !is(node, 'ServiceTask', 'SendTask', 'BusinessRuleTask', 'ScriptTask')) return
    const words = nameOf(node).split(' ').filter(Boolean)
    if (words.length === 0) return report(node, 'Der Schritt hat noch keinen Namen.', RENAME)
    if (words.length < 2 || !words.some((word) => INFINITIVE.test(word.replace(/[.,;:)]+$/, ''))))
      report(node, `${quoted(node)} sagt nicht, was womit getan wird.`, RENAME)
  },
}
