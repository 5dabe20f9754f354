/** What a diagram shows, whether or not it can run: its nodes, the ways between them, and the `lz:` facts people noted at them. */
import type { ElementId, FlowId, ProcessId } from '../core/ids.ts'

export interface DrawnProcess {
  readonly id: ProcessId
  readonly name: string
  /** As it is today, or as it shall be; null when `lz:service` does not say. */
  readonly state: 'ist' | 'soll' | null
  readonly leika: string | null
  readonly owner: string | null
  readonly nodes: readonly DrawnNode[]
  readonly flows: readonly DrawnFlow[]
}

export interface DrawnNode {
  readonly id: ElementId
  /** As in the file: `bpmn:UserTask`. */
  readonly type: string
  readonly name: string
  /** The subprocess around it. */
  readonly parent: ElementId | null
  /** Of boundary events. */
  readonly host: ElementId | null
  /** Of boundary events and start events of event subprocesses. */
  readonly interrupting: boolean
  /** Of subprocesses. */
  readonly triggeredByEvent: boolean
  readonly forCompensation: boolean
  /** Runs for each of many, or again and again. */
  readonly loops: boolean
  /** Whether it waits for something from outside: a message, a time, a signal. */
  readonly event: string | null
  /** Of link events: where it leads to, or comes from, inside its scope. */
  readonly link: string | null
  /** The nearest lane. */
  readonly lane: string | null
  readonly facts: StepFacts | null
}

export interface DrawnFlow {
  readonly id: FlowId
  readonly name: string
  readonly source: ElementId
  readonly target: ElementId
  /** Taken when no other is. */
  readonly isDefault: boolean
  /** `lz:way`: of 100 times that its decision is passed, how often it is taken, as 0…1. */
  readonly share: number | null
}

/** `lz:step`. Minutes are working minutes; a working day has 480. */
export interface StepFacts {
  readonly minutesMin: number | null
  readonly minutesUsual: number | null
  readonly minutesMax: number | null
  readonly waitingMinutes: number | null
  readonly transportMinutes: number | null
  readonly role: string | null
  readonly payGroup: string | null
  readonly mediumIn: string | null
  readonly mediumOut: string | null
  readonly system: string | null
  readonly norm: string | null
  /** Right behind a decision: of 100 times that it is passed, how often this way is taken, as 0…1. */
  readonly share: number | null
  /** Letter or form that is used. */
  readonly template: string | null
  readonly source: string | null
  /** On how many persons the figures rest, and the day they were asked. */
  readonly persons: number | null
  readonly day: string | null
  readonly pain: string | null
}
