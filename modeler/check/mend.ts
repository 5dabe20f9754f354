/** Makes the change that a problem offers, as one command that can be undone. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { writeExtension } from '../bpmn/extensions.ts'
import { service } from '../bpmn/services.ts'
import type { Problem } from './problems.ts'

export function mend(modeler: Modeler, { element, mend: change }: Problem): void {
  const drawn = element ? service(modeler, 'elementRegistry').get(element) : undefined
  if (!drawn || !change) return
  if (change.properties) service(modeler, 'modeling').updateProperties(drawn, change.properties)
  if (change.facts) writeExtension(modeler, drawn, 'lz:Step', change.facts)
}
