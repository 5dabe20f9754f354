/** Makes the change that a problem offers, as one command that can be undone. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { writeCondition } from '../bpmn/conditions.ts'
import { writeExtension } from '../bpmn/extensions.ts'
import { one } from '../bpmn/moddle.ts'
import { service } from '../bpmn/services.ts'
import type { Mend } from '../lint/rule.ts'
import type { Problem } from './problems.ts'

export function mend(modeler: Modeler, { element, mend: change }: Problem): void {
  const drawn = element ? service(modeler, 'elementRegistry').get(element) : undefined
  if (!change) return
  if (!drawn) return mendProcess(modeler, element, change)
  if (change.properties) service(modeler, 'modeling').updateProperties(drawn, change.properties)
  if (change.facts) writeExtension(modeler, drawn, 'lz:Step', change.facts)
  if (change.condition !== undefined) writeCondition(modeler, drawn, change.condition)
}

/** A process in a pool is not drawn itself. */
function mendProcess(modeler: Modeler, id: string | null, { properties }: Mend): void {
  const [pool] = service(modeler, 'elementRegistry').filter(
    ({ businessObject }) => one(businessObject, 'processRef')?.id === id,
  )
  const process = pool && one(pool.businessObject, 'processRef')
  if (pool && process && properties) service(modeler, 'modeling').updateModdleProperties(pool, process, properties)
}
