/** Reads and writes the conditions of sequence flows. In the file they carry a leading `=`; people do not need to see it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { plain, readCondition as conditionOf } from '../table/conditions.ts'
import { service, type Drawn, type Moddle } from './services.ts'

export const readCondition = ({ businessObject }: Drawn): string => conditionOf(businessObject) ?? ''

export function writeCondition(modeler: Modeler, flow: Drawn, condition: string): void {
  const text = plain(condition)
  const conditionExpression = text ? expression(modeler, flow.businessObject, `=${text}`) : undefined
  service(modeler, 'modeling').updateProperties(flow, { conditionExpression })
}

/** Whether the flow is the one that is taken when no condition holds. */
export function isDefault(flow: Drawn): boolean {
  return flow.source?.businessObject.get<unknown>('default') === flow.businessObject
}

/** Makes a flow the default of its source, or takes that away. A default has no condition: it would not be asked. */
export function writeDefault(modeler: Modeler, flow: Drawn, on: boolean): void {
  if (!flow.source) return
  service(modeler, 'modeling').updateProperties(flow.source, { default: on ? flow.businessObject : undefined })
}

/** A formal expression below `parent`. */
export function expression(modeler: Modeler, parent: Moddle, body: string): Moddle {
  const made = service(modeler, 'bpmnFactory').create('bpmn:FormalExpression', { body })
  made.$parent = parent
  return made
}
