/** What is said of a drawn element beside its attributes: its facts, its share of the cases, its description; each write is one command. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { laneOf } from '../lint/nodes.ts'
import { readShare, sayFacts } from '../table/facts.ts'
import type { Facts } from '../table/table.ts'
import { findExtension, removeExtension, writeExtension } from './extensions.ts'
import { list } from './moddle.ts'
import { service, type Drawn } from './services.ts'

/** Writes the facts of a step as the table writes them. */
export function writeFactsOf(modeler: Modeler, element: Drawn, facts: Facts): void {
  const who = laneOf(element.businessObject)?.name ?? null
  writeExtension(modeler, element, 'lz:Step', sayFacts(findExtension(element, 'lz:Step'), facts, who))
}

export const readShareOf = (flow: Drawn): number | null => readShare(flow.businessObject)

export function writeShareOf(modeler: Modeler, flow: Drawn, share: number | null): void {
  if (share === null) removeExtension(modeler, flow, 'lz:Way')
  else writeExtension(modeler, flow, 'lz:Way', { share })
}

export const readDescription = (element: Drawn): string =>
  list(element.businessObject, 'documentation')[0]?.get<string | undefined>('text') ?? ''

/** The first text; what other programs wrote behind it stays. */
export function writeDescription(modeler: Modeler, element: Drawn, text: string): void {
  const rest = list(element.businessObject, 'documentation').slice(1)
  const made = text.trim() ? [service(modeler, 'bpmnFactory').create('bpmn:Documentation', { text: text.trim() })] : []
  for (const one of made) one.$parent = element.businessObject
  service(modeler, 'modeling').updateProperties(element, { documentation: [...made, ...rest] })
}
