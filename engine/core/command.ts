/** Everything that can be asked of a case. Tasks, jobs, timers and messages all come back as `resume`. */
import type { ElementId, Instant, ModelId, Table, TokenId, UserId, Variables, WaitId } from './ids.ts'

export type Command =
  | {
      readonly type: 'start'
      /** The event that happened: a start event, or a catching element at which a case can begin. */
      readonly at?: ElementId
      /** Variables of the case. */
      readonly variables: Variables
      /** What the event brought: enters at `at`, through its output mappings. */
      readonly received?: Variables
      /** Which of its definitions, from 0; the first when left out. */
      readonly definition?: number
      /** Of the message that happened. */
      readonly key?: string | null
      /** Why the case cannot go on with what the event brought: it begins as an incident that holds it. */
      readonly problem?: string
      readonly by?: UserId
    }
  | { readonly type: 'resume'; readonly wait: WaitId; readonly variables: Variables; readonly by?: UserId }
  | {
      readonly type: 'throw'
      readonly wait: WaitId
      readonly code: string
      readonly escalation?: boolean
      /** What happened, in a sentence for people. */
      readonly message?: string
      readonly variables: Variables
    }
  /** Of a job or listener; of a timer, message or signal when the case could not take in what came: then it is an incident at once. */
  | {
      readonly type: 'fail'
      readonly wait: WaitId
      readonly problem: string
      readonly retries?: number
      readonly retryAt?: Instant
    }
  | { readonly type: 'signal'; readonly name: string; readonly variables: Variables }
  | { readonly type: 'assign'; readonly wait: WaitId; readonly to: UserId | null; readonly by: UserId }
  | {
      readonly type: 'plan'
      readonly wait: WaitId
      readonly due?: Instant | null
      readonly followUp?: Instant | null
      readonly by: UserId
    }
  | { readonly type: 'activate'; readonly token: TokenId; readonly elements: readonly ElementId[]; readonly by: UserId }
  | { readonly type: 'suspend' | 'continue'; readonly by: UserId; readonly reason: string }
  | {
      readonly type: 'set'
      readonly token: TokenId
      readonly variables: Variables
      readonly by: UserId
      readonly reason?: string
    }
  | { readonly type: 'move'; readonly from: readonly TokenId[]; readonly to: readonly ElementId[]; readonly by: UserId }
  | {
      readonly type: 'migrate'
      readonly to: ModelId
      readonly mapping: Table<ElementId, ElementId>
      readonly by: UserId
    }
  | { readonly type: 'cancel'; readonly by: UserId; readonly reason: string }
