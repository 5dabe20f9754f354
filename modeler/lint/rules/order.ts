import { readFacts } from '../../table/facts.ts'
import { outOfOrder } from '../../table/minutes.ts'
import { end, start, step } from '../example.ts'
import { is, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const row = (minutes: Readonly<Record<string, string>>) => [
  start('Antrag eingegangen'),
  step('Antrag prüfen', { ...minutes, source: 'estimate' }),
  end('Antrag geprüft'),
]

export const order: Rule = {
  code: 'V22',
  name: 'order',
  title: 'Die kürzeste Zeit ist nicht länger als die übliche, die übliche nicht länger als die längste',
  why: 'Mit vertauschten Zeiten rechnet niemand richtig, und wer sie liest, glaubt keiner anderen mehr.',
  instead: 'Fragen Sie nach, welche der Zeiten stimmt. Was niemand gesagt hat, bleibt leer.',
  good: { state: 'ist', lane: 'Steueramt', row: row({ minutesMin: '5', minutesUsual: '10', minutesMax: '20' }) },
  bad: { state: 'ist', lane: 'Steueramt', row: row({ minutesMin: '5', minutesUsual: '47', minutesMax: '20' }) },
  check(node, report) {
    const wrong = is(node, 'FlowNode') ? outOfOrder(readFacts(node)) : []
    if (wrong.length > 0) report(node, `Bei ${quoted(node)} passen die Zeiten nicht zusammen: ${wrong.join(' ')}`)
  },
}
