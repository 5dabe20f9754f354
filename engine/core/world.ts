/** What a step may look at besides the case: an immutable, synchronous snapshot, loaded before the step. */
import type { Decision } from '../decisions/decision.ts'
import type { DecisionId, Instant, ModelId, ProcessId, Table } from './ids.ts'
import type { Model } from './model.ts'
import type { StoreView } from './stores.ts'

export interface World {
  readonly models: Table<ModelId, Model>
  readonly latest: Table<ProcessId, ModelId>
  /** Versions by `process@tag`. */
  readonly tagged?: Table<string, ModelId>
  /** Of a model: the processes deployed together with it. */
  readonly siblings?: Table<ModelId, Table<ProcessId, ModelId>>
  readonly decisions: Table<DecisionId, Decision>
  /** Of a model: the decisions deployed with it, where they are not those of the case's own model. */
  readonly decisionsOf?: Table<ModelId, Table<DecisionId, Decision>>
  /** Rows of data stores by the store's name, as far as they are loaded. */
  readonly stores?: Table<string, StoreView>
  readonly calendars: Table<string, Calendar>
  /** IANA name of the town's zone. */
  readonly zone: string
}

/** Days on which nothing runs or is due, as ISO dates, beside Saturdays and Sundays; `from`/`to` bound what the list covers. */
export interface Calendar {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly holidays: readonly string[]
}

export interface Clock {
  now(): Instant
}
