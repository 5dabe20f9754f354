import { end, start, step } from '../example.ts'
import { eventDefinitions, flowElements, is, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const checked = { minutesUsual: '5', source: 'estimate' }

export const oneStart: Rule = {
  code: 'V02',
  name: 'one-start',
  title: 'Jeder Prozess beginnt an einer Stelle',
  why: 'Zwei Anfänge nebeneinander lassen offen, womit ein Vorgang beginnt. Mehrere Auslöser (Antrag online, Brief, Termin) sind Nachrichten oder Zeiten und heißen nach dem Auslöser.',
  instead: 'Lassen Sie einen Anfang stehen, oder geben Sie jedem weiteren einen Auslöser (Nachricht, Zeit, Bedingung).',
  good: {
    state: 'ist',
    lane: 'Bürgerbüro',
    row: [start('Anruf angenommen'), step('Anliegen aufnehmen', checked), end('Anliegen aufgenommen')],
  },
  bad: {
    state: 'ist',
    lane: 'Bürgerbüro',
    row: [
      start('Anruf angenommen'),
      step('Anliegen aufnehmen', checked),
      end('Anliegen aufgenommen'),
      start('Brief geöffnet'),
      step('Schreiben lesen', checked),
      end('Schreiben gelesen'),
    ],
  },
  check(node, report) {
    if (!is(node, 'Process')) return
    const plain = flowElements(node).filter((at) => is(at, 'StartEvent') && eventDefinitions(at).length === 0)
    for (const extra of plain.slice(1))
      report(extra, `Neben ${quoted(plain[0] ?? extra)} beginnt der Prozess hier noch einmal ohne Auslöser.`)
  },
}
