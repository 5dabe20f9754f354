import { ask, end, start, step, way } from '../example.ts'
import { is, outgoing, quoted } from '../nodes.ts'
import type { Moddle } from '../../bpmn/services.ts'
import type { Rule } from '../rule.ts'

const done = { minutesUsual: '5', source: 'estimate' }
const ways = [way('ja', step('Antrag buchen', done), '0.8'), way('nein', step('Unterlagen anfordern', done), '0.2')]
const checks = step('Antrag prüfen', done)

export const visibleSplit: Rule = {
  code: 'V19',
  name: 'visible-split',
  title: 'Wo sich Wege teilen, steht ein Gateway',
  why: 'Zwei Pfeile aus einem Schritt bedeuten: beides läuft gleichzeitig. Gemeint ist meist eine Entscheidung.',
  instead: 'Setzen Sie eine Raute hinter den Schritt: mit Kreuz, wenn beides geschieht, ohne, wenn eins von beiden.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), checks, ask('Unterlagen vollständig?', ways), end('Antrag bearbeitet')],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), { ...checks, ways, joins: true }, end('Antrag bearbeitet')],
  },
  check(node, report) {
    const plain = outgoing(node).filter((flow) => !flow.get<Moddle | undefined>('conditionExpression'))
    if (is(node, 'Activity', 'Event') && plain.length > 1)
      report(node, `Aus ${quoted(node)} führen ${plain.length} Wege gleichzeitig.`)
  },
}
