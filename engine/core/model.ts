/** What a BPMN file means once compiled: plain frozen data. */
import type { DecisionId, ElementId, FlowId, ModelId, ProcessId, Table } from './ids.ts'

export type ElementType =
  | 'bpmn:Process'
  | 'bpmn:StartEvent'
  | 'bpmn:EndEvent'
  | 'bpmn:UserTask'
  | 'bpmn:ServiceTask'
  | 'bpmn:BusinessRuleTask'
  | 'bpmn:ExclusiveGateway'
  | 'bpmn:ParallelGateway'
  | 'bpmn:SubProcess'
  | 'bpmn:IntermediateCatchEvent'
  | 'bpmn:BoundaryEvent'

export interface Model {
  readonly id: ModelId
  readonly process: ProcessId
  readonly name: string
  readonly elements: Table<ElementId, Element>
  readonly flows: Table<FlowId, Flow>
  /** Lanes by the ids of the elements in them: shown, and candidate groups where nothing else is said. */
  readonly lanes: readonly { readonly name: string; readonly elements: readonly ElementId[] }[]
}

export interface Flow {
  readonly id: FlowId
  readonly name: string
  readonly source: ElementId
  readonly target: ElementId
  /** FEEL without the leading `=`. */
  readonly condition: string | null
}

export interface Element {
  readonly id: ElementId
  readonly type: ElementType
  readonly name: string
  readonly parent: ElementId | null
  /** Derived from the flows: moddle leaves these empty when the child elements are missing. */
  readonly incoming: readonly FlowId[]
  readonly outgoing: readonly FlowId[]
  readonly defaultFlow: FlowId | null
  readonly children: readonly ElementId[]
  /** Boundary events sitting on it. */
  readonly attached: readonly ElementId[]
  /** Of boundary events: the element it sits on. */
  readonly host: ElementId | null
  /** Of boundary events and event subprocesses. */
  readonly interrupting: boolean
  readonly event: EventDefinition | null
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  readonly task: TaskDefinition | null
  readonly job: JobDefinition | null
  readonly decision: CalledDecision | null
  /** Form id: of user tasks the task's form, of start events the application's. */
  readonly form: string | null
  /** `lz:` deadline started on entering this element. */
  readonly deadline: DeadlineDefinition | null
  /** `lz:` name of a deadline that is paused while this element is active, with the reason shown to people. */
  readonly pauses: { readonly deadline: string; readonly reason: string } | null
}

/** FEEL expressions without the leading `=`; a plain text is a FEEL string literal. */
export interface Mapping {
  readonly source: string
  readonly target: string
}

export type EventDefinition =
  | { readonly kind: 'timer'; readonly what: 'date' | 'duration' | 'cycle'; readonly expression: string }
  | { readonly kind: 'message'; readonly name: string; readonly key: string | null }

export interface TaskDefinition {
  readonly assignee: string | null
  readonly candidateUsers: string | null
  readonly candidateGroups: string | null
  readonly due: string | null
  readonly followUp: string | null
  readonly priority: string | null
}

export interface JobDefinition {
  readonly topic: string
  readonly retries: string
  readonly headers: Readonly<Record<string, string>>
}

export interface CalledDecision {
  readonly decision: DecisionId
  readonly resultVariable: string
}

export interface DeadlineDefinition {
  readonly name: string
  readonly kind: 'own' | 'statutory' | 'objection'
  /** FEEL giving an ISO 8601 duration. */
  readonly duration: string
  readonly norm: string | null
}
