/** Everything that can have happened. Events hold all results: `apply` evaluates nothing and looks nothing up. */
import type { Case, Completed, DeadlineClock, LoopState, Token, Until, Wait } from './case.ts'
import type {
  DecisionId,
  ElementId,
  FlowId,
  Instant,
  Json,
  ModelId,
  Table,
  TokenId,
  UserId,
  Variables,
  WaitId,
} from './ids.ts'

/** The version of the event format that every stored step carries. */
export const EVENT_FORMAT = 1

export type Event = { readonly seq: number; readonly at: Instant } & EventBody

export type EventBody =
  | {
      readonly type: 'started'
      readonly model: ModelId
      readonly start: ElementId | null
      /** Of the message that started it. */
      readonly key?: string
      /** Which of the event's definitions, where it is not the first. */
      readonly definition?: number
    }
  | {
      readonly type: 'entered'
      readonly element: ElementId
      readonly scope: TokenId | null
      readonly via: FlowId | null
      readonly model?: ModelId
      /** Of a called process. */
      readonly called?: true
      /** Of an instance of a loop. */
      readonly index?: number
      /** Opened to compensate what completed inside. */
      readonly compensates?: true
      /** Of a task that has gone while listeners are still told. */
      readonly parting?: true
    }
  | { readonly type: 'phase'; readonly token: TokenId; readonly phase: Token['phase'] }
  | {
      readonly type: 'left'
      readonly token: TokenId
      readonly element: ElementId
      readonly how: 'completed' | 'merged' | 'cancelled' | 'failed' | 'compensated'
      readonly keep?: Completed
      /** Whose element it is, when not of the model with which the case began. */
      readonly model?: ModelId
    }
  | { readonly type: 'waiting'; readonly token: TokenId; readonly on: ElementId; readonly until: Until }
  | { readonly type: 'resumed'; readonly wait: WaitId; readonly by: UserId | null }
  | { readonly type: 'disarmed'; readonly wait: WaitId }
  | { readonly type: 'changed'; readonly wait: WaitId; readonly until: Until; readonly by: UserId | null }
  | {
      readonly type: 'set'
      readonly token: TokenId
      readonly variables: Variables
      readonly by?: UserId
      readonly reason?: string
    }
  | { readonly type: 'threw'; readonly token: TokenId; readonly what: Thrown; readonly variables: Variables }
  | { readonly type: 'decided'; readonly token: TokenId; readonly decision: DecisionId; readonly evidence: Evidence }
  /** Which version of which rows of a data store was seen; 0 is none. */
  | {
      readonly type: 'read'
      readonly token: TokenId
      readonly store: string
      readonly rows: Readonly<Record<string, number>>
    }
  /** Rows of a data store; `from` is the version that each replaces. */
  | {
      readonly type: 'wrote'
      readonly token: TokenId
      readonly store: string
      readonly rows: Variables
      readonly from: Readonly<Record<string, number>>
    }
  | { readonly type: 'loop'; readonly token: TokenId; readonly loop: LoopState }
  /** The record of this order is compensated; what it holds inside is now compensated in a token. */
  | { readonly type: 'compensating'; readonly order: number; readonly into: TokenId | null }
  | {
      readonly type: 'planned'
      readonly token: TokenId
      readonly pending: readonly ElementId[]
      readonly done: boolean
      readonly was?: boolean
    }
  | { readonly type: 'item'; readonly token: TokenId; readonly index: number; readonly value: Json }
  | {
      readonly type: 'gate'
      readonly scope: TokenId
      readonly element: ElementId
      /** The flows that gave a token in the first phase of a complex gateway; null when it is as new. */
      readonly taken: readonly FlowId[] | null
    }
  | { readonly type: 'clock'; readonly deadline: string; readonly clock: DeadlineClock | null }
  | {
      readonly type: 'migrated'
      readonly models: Table<TokenId, ModelId>
      readonly mapping: Table<ElementId, ElementId>
    }
  | { readonly type: 'suspended' | 'continued'; readonly by: UserId; readonly reason: string }
  | { readonly type: 'ended'; readonly status: 'ended' | 'cancelled'; readonly reason?: string; readonly by?: UserId }

export type Thrown =
  | { readonly kind: 'message'; readonly name: string; readonly key: string | null }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'error' | 'escalation'; readonly code: string; readonly message?: string }

/** Why a decision came out as it did: inputs, the rules that matched (index from 0, with their annotation), and the result. */
export interface Evidence {
  readonly inputs: Readonly<Record<string, Json>>
  readonly matched: readonly { readonly rule: number; readonly annotation: string | null }[]
  readonly result: Json
}

export interface Step {
  readonly case: Case
  readonly events: readonly Event[]
  /** What differs after the step, so that a store writes rows from this alone and need not read the tables of either case. */
  readonly changed: Changed
}

export interface Changed {
  readonly tokens: readonly Change<Token>[]
  readonly waits: readonly Change<Wait>[]
}

/** A row as it was before the step and as it is after: null where there is none. What came and went within the step is no change. */
export interface Change<Row> {
  readonly id: number
  readonly before: Row | null
  readonly after: Row | null
}
