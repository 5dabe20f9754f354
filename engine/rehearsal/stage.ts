/** Where a story plays: in memory, or on the real runtime and store. The story's code is the same for both. */
import type { Case } from '../core/case.ts'
import type { Command } from '../core/command.ts'
import type { ElementId, FlowId, Instant, ProcessId, Variables } from '../core/ids.ts'
import type { ElementType } from '../core/model.ts'
import type { StartWait } from '../core/start-waits.ts'

export interface Stage {
  /** Starts a process at its none start event, or at the one named. */
  start(process: ProcessId, variables: Variables, at?: ElementId): Promise<void>
  /** One command to the case born as number `index` (from 0). Throws the engine's refusal. */
  send(index: number, command: Command): Promise<void>
  /** Goes to whoever waits, else starts a case, else is kept. */
  publish(message: { readonly name: string; readonly key: string | null; readonly variables: Variables }): Promise<void>
  /** Reaches everyone who waits for the signal now. */
  broadcast(signal: { readonly name: string; readonly variables: Variables }): Promise<void>
  /** Looks at the conditions of start events, with these variables. */
  evaluate(variables: Variables): Promise<void>
  /** Fires a start event that waits without a case. */
  fire(start: StartWait): Promise<void>
  /** Moves the clock; everything due on the way fires in the order of its due time. */
  advance(to: Instant): Promise<void>
  /** Everything as it stands, once nothing is under way. */
  look(): Promise<Look>
  /** Writes the whole state as JSON and reads it back. */
  restore(): Promise<void>
  close(): Promise<void>
}

export interface Look {
  readonly now: Instant
  /** By birth. */
  readonly cases: readonly CaseLook[]
  /** What deployed start events wait for. */
  readonly starts: readonly StartWait[]
  readonly stores: Stores
}

/** Data stores by name: values of rows by key. */
export type Stores = Readonly<Record<string, Variables>>

export interface CaseLook {
  readonly case: Case
  /** In the order of leaving, the process itself left out. */
  readonly visits: readonly Visit[]
  /** Flows that a token has taken, each once; only a stage in memory knows them. */
  readonly taken?: readonly FlowId[]
}

/** An element that a token has left. */
export interface Visit {
  readonly element: ElementId
  readonly type: ElementType
  readonly how: 'completed' | 'merged' | 'cancelled' | 'failed' | 'compensated'
}
