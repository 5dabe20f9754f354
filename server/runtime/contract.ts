/** What the rest of the server may ask of the runtime. */
import type {
  Case,
  CaseId,
  Command,
  ElementId,
  Instant,
  Json,
  Model,
  Variables,
  WaitId,
  World,
} from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import type { ParticipantField, ParticipantRole } from '../services/definition.ts'

/** Who acts: a login of the staff, `citizen`, or `system`. Stands in the trail. */
export type Actor = string

export type Channel = 'online' | 'counter' | 'paper' | 'telephone' | 'mail'

export interface NewCase {
  readonly process: string
  /** The start event, where there are several. */
  readonly at?: ElementId | undefined
  readonly service: string | null
  readonly office: string
  readonly domain: string
  readonly title: string
  readonly variables: Variables
  readonly participants: Partial<Record<ParticipantRole, Partial<Record<ParticipantField, string>>>>
  readonly channel: Channel
  readonly enteredBy: Actor | null
  /** The day the matter reached the town, for paper the day of the stamp: `2026-03-02`. */
  readonly received?: string
}

export interface CaseRef {
  readonly id: number
  readonly number: string
}

/** Rows that must be written in the same commit as the step. */
export type Also = (trx: Trx, ref: CaseRef) => Promise<void>

/** A row of a job, and the fencing token with which it was given out. */
export interface Held {
  readonly id: number
  readonly fence: number
}

export interface Runtime {
  /** Gives the case its number, writes participants, starts the latest version of the process. One commit. */
  start(input: NewCase, actor: Actor, also?: Also): Promise<CaseRef>
  /** One command, one commit. Throws `Refusal` (engine catalogue) when the case does not allow it. A conflict reloads and steps again, unseen. */
  send(id: number, command: Command, actor: Actor, also?: Also): Promise<Case>
  /** The answer to a job that was given out. Throws `LostLease` when it has been given to someone else since; nothing has changed then. */
  answer(id: number, command: Command, actor: Actor, held: Held): Promise<Case>
  /** The live state of a case with the model of its version. Throws `unknown-case`. */
  load(id: number): Promise<LoadedCase>
  /** Publishes a message: goes to the case that waits for it, else is kept until `until`. `messageId` guards against duplicates. */
  publish(
    message: { name: string; key: string | null; variables: Variables; messageId?: string; until?: Instant },
    actor: Actor,
  ): Promise<void>
  /** Throws a signal: reaches every case that waits for it, and begins those of signal start events. `signalId` guards against duplicates. */
  broadcast(signal: { name: string; variables: Variables; signalId?: string }, actor: Actor): Promise<void>
  /** Begins a case at each start event whose condition is true with these variables. */
  evaluate(variables: Variables, actor: Actor): Promise<void>
  /** Does everything that is due now (timers, jobs, outbox) until nothing is; returns how much it did. */
  drain(): Promise<number>
  /** Runs `drain` in the background until `stop` resolves; wakes at the next due moment, at most a minute later. */
  run(): { stop(): Promise<void> }
}

export interface LoadedCase {
  readonly case: Case
  readonly model: Model
  /** Its own model, and those of the processes that it calls. */
  readonly models: World['models']
  readonly ref: CaseRef
}

/** A service task that waits for the server to do its work. */
export interface Job {
  readonly ref: CaseRef
  readonly caseId: CaseId
  readonly wait: WaitId
  readonly element: string
  readonly topic: string
  readonly headers: Readonly<Record<string, string>>
  /** When it began to wait. */
  readonly since: Instant
  /** Variables visible at the element, input mappings applied. */
  readonly variables: Variables
}

export interface JobResult {
  readonly variables: Readonly<Record<string, Json>>
  /** A BPMN error, which boundary events catch, instead of completing. */
  readonly error?: { readonly code: string; readonly message: string }
  readonly also?: Also
}

/** Work for one topic. May run again after a crash: rows go into `also`, so that they are written with the completion or not at all. */
export type JobHandler = (job: Job) => Promise<JobResult>
