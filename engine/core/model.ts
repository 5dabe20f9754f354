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
  | 'bpmn:InclusiveGateway'
  | 'bpmn:ComplexGateway'
  | 'bpmn:ParallelGateway'
  | 'bpmn:SubProcess'
  | 'bpmn:Transaction'
  | 'bpmn:CallActivity'
  | 'bpmn:AdHocSubProcess'
  | 'bpmn:Task'
  | 'bpmn:ManualTask'
  | 'bpmn:ScriptTask'
  | 'bpmn:SendTask'
  | 'bpmn:ReceiveTask'
  | 'bpmn:EventBasedGateway'
  | 'bpmn:IntermediateThrowEvent'
  | 'bpmn:IntermediateCatchEvent'
  | 'bpmn:BoundaryEvent'

export interface Model {
  readonly id: ModelId
  readonly process: ProcessId
  /** By which others may call exactly this version. */
  readonly versionTag: string | null
  readonly name: string
  /** Key of the office whose process it is (`lz:service`); null where the file does not say. */
  readonly owner: string | null
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
  /** Of boundary events and of the start events of event subprocesses. */
  readonly interrupting: boolean
  /** Of subprocesses: whether it waits for its start event while the scope around it runs. */
  readonly triggeredByEvent: boolean
  /** Of activities that only run to compensate another. */
  readonly forCompensation: boolean
  /** Of compensation boundary events: the activity that compensates. */
  readonly handler: ElementId | null
  /** Of receive tasks and event-based gateways that begin a case: by one event alone, or by all of them together. */
  readonly instantiate: 'exclusive' | 'parallel' | null
  /** The only or first of `events`. */
  readonly event: EventDefinition | null
  /** What the event waits for or throws, in the order of the file. */
  readonly events: readonly EventDefinition[]
  /** Whether all of several events must come, instead of any. */
  readonly parallelMultiple: boolean
  /** Variables that begin as null with this element: properties, and data objects of its scope. */
  readonly declares: readonly string[]
  /** How many tokens must come before an activity begins. */
  readonly startQuantity: number
  /** How many tokens it sends along each flow. */
  readonly completionQuantity: number
  /** How often an activity runs; null is once. */
  readonly loop: Loop | null
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  readonly task: TaskDefinition | null
  readonly job: JobDefinition | null
  readonly decision: CalledDecision | null
  readonly listeners: readonly Listener[]
  /** Of ad-hoc subprocesses. */
  readonly adHoc: AdHoc | null
  /** Of call activities. */
  readonly called: CalledProcess | null
  readonly script: Script | null
  /** Of complex gateways: the condition of the first phase. */
  readonly activation: string | null
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
  /** Of data inputs that may be missing: null is passed over. */
  readonly optional?: boolean
  /** Of data associations: the store whose row or rows the source sees under the store's name. */
  readonly reads?: StoreAccess
  /** Of data associations: the store that takes the value; it is no variable then. */
  readonly writes?: StoreAccess
}

export interface StoreAccess {
  readonly store: string
  /** FEEL giving the key of one row; null is the whole table, a context of rows by key. */
  readonly key: string | null
}

export type EventDefinition =
  | { readonly kind: 'timer'; readonly what: 'date' | 'duration' | 'cycle'; readonly expression: string }
  /** Names, and codes that are thrown, are FEEL after a leading `=`. */
  | { readonly kind: 'message'; readonly name: string; readonly key: string | null }
  | { readonly kind: 'signal'; readonly name: string }
  /** Without a code: catches every one; thrown, it is caught only by those that catch every one. */
  | {
      readonly kind: 'error' | 'escalation'
      readonly code: string | null
      /** Thrown: a sentence for people, FEEL after a leading `=`. */
      readonly message?: string
      /** Caught: the variables that hear code and message. */
      readonly codeVariable?: string
      readonly messageVariable?: string
    }
  | { readonly kind: 'conditional'; readonly expression: string }
  | { readonly kind: 'link'; readonly name: string }
  /** Thrown for one activity, or for all of the scope. */
  | { readonly kind: 'compensation'; readonly activity: ElementId | null; readonly wait: boolean }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'terminate' }

/** An activity that runs for each of many, or again and again. */
export type Loop =
  | {
      readonly kind: 'multiple'
      readonly sequential: boolean
      /** How many instances; or one for each item of the collection. */
      readonly cardinality: string | null
      readonly collection: string | null
      /** The variable of each instance that holds its item. */
      readonly item: string | null
      /** What each instance gives (`source`), and the list of it all (`target`). */
      readonly output: Mapping | null
      /** Ends the rest when it is true after an instance has completed. */
      readonly until: string | null
      /** Thrown as an instance completes. */
      readonly throws: readonly LoopThrow[]
    }
  | {
      readonly kind: 'standard'
      readonly testBefore: boolean
      readonly maximum: number | null
      readonly condition: string | null
    }

/** An event that a multi-instance throws when this condition holds as an instance completes. */
export interface LoopThrow {
  readonly when: string
  readonly event: EventDefinition
}

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

export interface Script {
  readonly expression: string
  /** Null: each entry of a context becomes a variable, any other result one named after the element. */
  readonly resultVariable: string | null
}

export interface CalledDecision {
  readonly decision: DecisionId
  readonly resultVariable: string
}

export interface AdHoc {
  /** One thing after the other. */
  readonly sequential: boolean
  /** FEEL giving the ids of the elements that begin; null is all that no flow leads to. */
  readonly chosen: string | null
  /** The completion condition. */
  readonly until: string | null
  /** Whether what still runs is ended when the condition is true. */
  readonly cancelRest: boolean
  /** What the end of each way inside gives (`source`), and the list of it all (`target`). */
  readonly output: Mapping | null
}

export interface CalledProcess {
  /** FEEL giving the id of the process. */
  readonly process: string
  /** The version with this tag; null is another one. */
  readonly tag: string | null
  /** The version deployed together with the caller, instead of the latest. */
  readonly together: boolean
  /** Whether everything seen by the call goes in, or only its input mappings. */
  readonly allIn: boolean
  /** Whether everything comes back, or only output mappings. */
  readonly allOut: boolean
}

export interface DeadlineDefinition {
  readonly name: string
  readonly kind: 'own' | 'statutory' | 'objection'
  /** FEEL giving an ISO 8601 duration. */
  readonly duration: string
  readonly norm: string | null
}

/**
 * When a listener is asked: before all instances of a loop, around the element, before a task is there, assigned, changed, completed,
 * or when it has gone undone.
 */
export type ListenerEvent = ExecutionEvent | 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling'

export type ExecutionEvent = 'beforeAll' | 'start' | 'end'

export interface Listener extends JobDefinition {
  readonly event: ListenerEvent
}
