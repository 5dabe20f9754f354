/** The whole state of one running case: JSON in, JSON out. */
import type { CaseId, ElementId, FlowId, Instant, Json, ModelId, Table, TokenId, Variables, WaitId } from './ids.ts'
import type { ListenerEvent } from './model.ts'

export interface Case {
  readonly id: CaseId
  readonly model: ModelId
  readonly status: 'running' | 'suspended' | 'ended' | 'cancelled'
  /** Events so far: the source of every id below, and the store's lock. */
  readonly seq: number
  /** The moment of the last event; a step's `now` never lies before it. */
  readonly at: Instant
  readonly tokens: Table<TokenId, Token>
  readonly waits: Table<WaitId, Wait>
  /** Outputs of the instances of a multi-instance that still runs, by its body and the instance's number. */
  readonly items: Table<TokenId, Table<number, Json>>
  /** What compensation will need. */
  readonly completed: readonly Completed[]
  /** Complex gateways between their two phases. */
  readonly gates: readonly Gate[]
  /** The event that began the case, until it has been left; null when nothing but `start` did. */
  readonly starting: Starting | null
  /** Deadlines of the case by name, from `lz:deadline`. */
  readonly deadlines: Table<string, DeadlineClock>
}

/** A complex gateway that waits for reset: the flows that gave a token in the first phase. */
export interface Gate {
  readonly scope: TokenId
  readonly element: ElementId
  readonly taken: readonly FlowId[]
}

/** Which event began the case, and under which key of its message. */
export interface Starting {
  readonly at: ElementId
  readonly key: string | null
  /** Which of its definitions, from 0. */
  readonly definition: number
}

/** One visit to one element. The process is a token too (the root, `scope: null`); children name the scope token around them. */
export interface Token {
  readonly id: TokenId
  readonly element: ElementId
  readonly scope: TokenId | null
  readonly via: FlowId | null
  readonly phase: 'entering' | 'active' | 'leaving'
  /** On scope tokens: whose elements are inside. */
  readonly model?: ModelId
  /** Of a called process: nothing outside is seen from inside, and its scope is the call activity. */
  readonly called?: true
  /** Of an instance of a loop: its number from 1. Its scope is the loop's body, which names the same element. */
  readonly index?: number
  readonly adHoc?: AdHocState
  /** Of the body of a loop. */
  readonly loop?: LoopState
  /** Of a token that was opened to compensate: it does not run its element. */
  readonly compensates?: true
  /** Of a task that has gone while listeners are still told: it stands at the root and does not run its element. */
  readonly parting?: true
  readonly variables: Variables
}

/** How an ad-hoc subprocess stands. */
export interface AdHocState {
  /** What begins when nothing is under way. */
  readonly pending: readonly ElementId[]
  /** Whether it takes no more. */
  readonly done: boolean
  /** Its completion condition as last seen: it ends when a change makes it true. */
  readonly was?: boolean
}

/** How far a loop has come. */
export interface LoopState {
  /** How many there will be; null when nobody knows yet. */
  readonly instances: number | null
  readonly started: number
  readonly active: number
  readonly completed: number
  readonly terminated: number
  /** Whether no further one shall begin. */
  readonly done: boolean
  /** What those to come begin with. */
  readonly items?: readonly Json[]
}

/** What a compensable activity or a completed subprocess leaves behind, with its variables of that moment. */
export interface Completed {
  readonly element: ElementId
  readonly scope: TokenId
  readonly order: number
  readonly variables: Variables
  readonly inside: readonly Completed[]
  /** Of a called process: whose elements are inside. */
  readonly model?: ModelId
}

/** The outside must answer before `token` moves; `on` is the element that catches the answer. */
export interface Wait {
  readonly id: WaitId
  readonly token: TokenId
  readonly on: ElementId
  readonly since: Instant
  readonly until: Until
}

export type Until =
  | TaskWait
  | {
      readonly kind: 'job'
      readonly topic: string
      readonly retries: number
      readonly retryAt?: Instant
      readonly headers: Readonly<Record<string, string>>
    }
  | { readonly kind: 'timer'; readonly due: Instant | null; readonly repeat?: string }
  | { readonly kind: 'message'; readonly name: string; readonly key: string | null }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'condition'; readonly expression: string; readonly was: boolean }
  | {
      readonly kind: 'listener'
      readonly event: ListenerEvent
      /** Of several for one event, counted from 0. */
      readonly index: number
      readonly topic: string
      readonly retries: number
      readonly retryAt?: Instant
      readonly headers: Readonly<Record<string, string>>
      readonly held: Held
    }
  | { readonly kind: 'incident'; readonly problem: Problem; readonly held: Held }

export interface TaskWait {
  readonly kind: 'task'
  readonly assignee: string | null
  readonly candidates: readonly string[]
  readonly groups: readonly string[]
  readonly due: Instant | null
  readonly followUp: Instant | null
  readonly priority: number
  readonly form: string | null
}

/** What stopped a token: a stable code of the error catalogue, a sentence, and the expression and names it saw where there is one. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly expression?: string
  readonly names?: readonly string[]
}

/** What an incident or a listener holds back, so that resuming goes on there and repeats nothing. */
export interface Held {
  readonly phase: Token['phase']
  readonly variables: Variables
  readonly wait: Wait | null
  /** What begins inside in place of the start event. */
  readonly path?: readonly ElementId[]
}

/**
 * A deadline's clock. `due` is null while it is paused; then `remaining` (milliseconds) and `reason` say how it stands.
 * Only own targets pause while others must act; statutory deadlines only where the norm says so.
 */
export interface DeadlineClock {
  readonly kind: 'own' | 'statutory' | 'objection'
  readonly norm: string | null
  readonly due: Instant | null
  readonly remaining: number | null
  readonly reason: string | null
  readonly pausedBy: readonly TokenId[]
}
