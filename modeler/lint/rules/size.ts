import { end, start, step } from '../example.ts'
import { flowElements, is, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

/** Elements on one sheet. Models beyond about 50 elements are understood and drawn wrong markedly more often (Mendling, Reijers, van der Aalst, "Seven process modeling guidelines (7PMG)", 2010, G7). */
const MOST = 50
const steps = (count: number) =>
  Array.from({ length: count }, (_, at) => step(`Seite ${at + 1} prüfen`, { minutesUsual: '1', source: 'estimate' }))

export const size: Rule = {
  code: 'V14',
  name: 'size',
  title: 'Ein Diagramm passt auf ein Blatt',
  why: `Mit mehr als ${MOST} Elementen findet sich niemand mehr zurecht, und Fehler fallen nicht mehr auf.`,
  instead: 'Fassen Sie zusammengehörige Schritte zu einem Teilprozess zusammen.',
  good: { state: 'ist', lane: 'Archiv', row: [start('Akte geöffnet'), ...steps(3), end('Akte geprüft')] },
  bad: { state: 'ist', lane: 'Archiv', row: [start('Akte geöffnet'), ...steps(MOST - 1), end('Akte geprüft')] },
  check(node, report) {
    if (!is(node, 'Process', 'SubProcess')) return
    const count = flowElements(node).filter((at) => is(at, 'FlowNode')).length
    if (count > MOST) report(node, `${quoted(node)} hat ${count} Elemente auf einem Blatt.`)
  },
}
