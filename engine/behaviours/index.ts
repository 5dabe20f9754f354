/** The table from BPMN type to behaviour: exhaustive, so that a forgotten element does not compile. */
import { adHocSubProcess } from './ad-hoc-sub-process.ts'
import { boundaryEvent } from './boundary-event.ts'
import { businessRuleTask } from './business-rule-task.ts'
import { callActivity } from './call-activity.ts'
import { complexGateway } from './complex-gateway.ts'
import { eventBasedGateway } from './event-based-gateway.ts'
import { exclusiveGateway } from './exclusive-gateway.ts'
import { inclusiveGateway } from './inclusive-gateway.ts'
import { intermediateCatchEvent } from './intermediate-catch-event.ts'
import { parallelGateway } from './parallel-gateway.ts'
import { passBy } from './pass-by.ts'
import { process } from './process.ts'
import { scriptTask } from './script-task.ts'
import { serviceTask } from './service-task.ts'
import { startEvent } from './start-event.ts'
import { subProcess } from './sub-process.ts'
import { throwEvent } from './throw-event.ts'
import { userTask } from './user-task.ts'
import type { Behaviour } from '../core/behaviour.ts'
import type { ElementType } from '../core/model.ts'

export const behaviours: Readonly<Record<ElementType, Behaviour>> = {
  'bpmn:Process': process,
  'bpmn:SubProcess': subProcess,
  'bpmn:Transaction': subProcess,
  'bpmn:CallActivity': callActivity,
  'bpmn:AdHocSubProcess': adHocSubProcess,
  'bpmn:StartEvent': startEvent,
  'bpmn:EndEvent': throwEvent,
  'bpmn:UserTask': userTask,
  'bpmn:ServiceTask': serviceTask,
  'bpmn:BusinessRuleTask': businessRuleTask,
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:InclusiveGateway': inclusiveGateway,
  'bpmn:ComplexGateway': complexGateway,
  'bpmn:ParallelGateway': parallelGateway,
  'bpmn:Task': passBy,
  'bpmn:ManualTask': passBy,
  'bpmn:ScriptTask': scriptTask,
  'bpmn:SendTask': throwEvent,
  'bpmn:ReceiveTask': intermediateCatchEvent,
  'bpmn:EventBasedGateway': eventBasedGateway,
  'bpmn:IntermediateThrowEvent': throwEvent,
  'bpmn:IntermediateCatchEvent': intermediateCatchEvent,
  'bpmn:BoundaryEvent': boundaryEvent,
}
