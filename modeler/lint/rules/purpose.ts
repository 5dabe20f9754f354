import { end, start, step, type Item } from '../example.ts'
import { is, quoted } from '../nodes.ts'
import type { Moddle } from '../../bpmn/services.ts'
import type { Rule } from '../rule.ts'

const row: readonly Item[] = [
  start('Antrag eingegangen'),
  step('Antrag prüfen', { minutesUsual: '5', source: 'estimate' }),
  end('Antrag geprüft'),
]
const data = (inside: string): Item => ({ type: 'dataStoreReference', name: 'Melderegister', inside })

export const purpose: Rule = {
  code: 'V08',
  name: 'purpose',
  title: 'Keine Daten ohne Zweck',
  why: 'Personenbezogene Daten dürfen nur für einen festgelegten Zweck verarbeitet werden (DSGVO Art. 5 Abs. 1 Buchst. b).',
  instead: 'Schreiben Sie den Zweck in die Beschreibung des Datenobjekts oder des Datenspeichers.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [...row, data('<bpmn:documentation>Zweck: Anschrift der Halterin prüfen</bpmn:documentation>')],
  },
  bad: { state: 'ist', lane: 'Steueramt', row: [...row, data('')] },
  check(node, report) {
    if (is(node, 'DataObjectReference', 'DataStoreReference') && !said(node))
      report(node, `Wozu ${quoted(node)} gebraucht wird, steht nirgends.`, {
        label: 'Zweck eintragen',
        field: 'description',
      })
  },
}

const said = (node: Moddle): boolean =>
  (node.get<Moddle[] | undefined>('documentation') ?? []).some((text) => text.get<string | undefined>('text')?.trim())
