import type { Node } from './moddle.ts'
import { report, says, type Report } from './problem.ts'

export function refuse(into: Report, from: Node): void {
  if (
    [
      'bpmn:Process',
      'bpmn:StartEvent',
      'bpmn:EndEvent',
      'bpmn:UserTask',
      'bpmn:ServiceTask',
      'bpmn:BusinessRuleTask',
      'bpmn:ExclusiveGateway',
      'bpmn:ParallelGateway',
      'bpmn:SubProcess',
      'bpmn:IntermediateCatchEvent',
      'bpmn:BoundaryEvent',
    ].includes(from.$type)
  )
    return
  report(into, {
    element: from.id ?? null,
    code: 'not-supported',
    reason: says(from.$type, from.$type),
    instead: says('', ''),
  })
}
