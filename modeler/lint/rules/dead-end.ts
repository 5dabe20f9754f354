import { end, start, step } from '../example.ts'
import { is, outgoing, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const check = step('Antrag prüfen', { minutesUsual: '5', source: 'estimate' })

export const deadEnd: Rule = {
  code: 'V20',
  name: 'dead-end',
  title: 'Jeder Weg führt zu einem Ende',
  why: 'Hört der Weg bei einem Schritt auf, weiß niemand, ob noch etwas kommt oder der Vorgang fertig ist.',
  instead: 'Ziehen Sie vom letzten Schritt einen Pfeil zu einem Ende, und nennen Sie dort das Ergebnis.',
  good: { state: 'ist', lane: 'Steueramt', row: [start('Antrag eingegangen'), check, end('Antrag geprüft')] },
  bad: { state: 'ist', lane: 'Steueramt', row: [start('Antrag eingegangen'), check] },
  check(node, report) {
    if (
      !is(node, 'Activity', 'Gateway', 'IntermediateCatchEvent', 'IntermediateThrowEvent') ||
      node.get<boolean>('triggeredByEvent')
    )
      return
    if (node.get<boolean>('isForCompensation') || (node.$parent && is(node.$parent, 'AdHocSubProcess'))) return
    if (outgoing(node).length === 0 && !isLink(node))
      report(node, `Nach ${quoted(node)} geht es nicht weiter.`, { label: 'Ende anhängen', ends: true })
  },
}

const isLink = (node: Parameters<Rule['check']>[0]): boolean =>
  is(node, 'IntermediateThrowEvent') &&
  node
    .get<Parameters<Rule['check']>[0][] | undefined>('eventDefinitions')
    ?.some((at) => is(at, 'LinkEventDefinition')) === true
