/** The table from BPMN type to behaviour: exhaustive, so that a forgotten element does not compile. */
import { boundaryEvent } from './boundary-event.ts'
import { businessRuleTask } from './business-rule-task.ts'
import { endEvent } from './end-event.ts'
import { exclusiveGateway } from './exclusive-gateway.ts'
import { intermediateCatchEvent } from './intermediate-catch-event.ts'
import { parallelGateway } from './parallel-gateway.ts'
import { process } from './process.ts'
import { serviceTask } from './service-task.ts'
import { startEvent } from './start-event.ts'
import { subProcess } from './sub-process.ts'
import { userTask } from './user-task.ts'
import type { Behaviour } from '../core/behaviour.ts'
import type { ElementType } from '../core/model.ts'

export const behaviours: Readonly<Record<ElementType, Behaviour>> = {
  'bpmn:Process': process,
  'bpmn:SubProcess': subProcess,
  'bpmn:StartEvent': startEvent,
  'bpmn:EndEvent': endEvent,
  'bpmn:UserTask': userTask,
  'bpmn:ServiceTask': serviceTask,
  'bpmn:BusinessRuleTask': businessRuleTask,
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:ParallelGateway': parallelGateway,
  'bpmn:IntermediateCatchEvent': intermediateCatchEvent,
  'bpmn:BoundaryEvent': boundaryEvent,
}
