/** What the runtime asks of a database: cases to work on, and a batch of units committed together. */
import { isPostgres, type Db } from '../../db/connect.ts'
import type { Carried, Desk } from './desk.ts'
import { postgresStore } from './postgres.ts'
import type { Stored } from './saving.ts'
import { sqliteStore } from './sqlite.ts'
import type { Unit } from './unit.ts'

/** What became of a unit: carried out and on disk, or why nothing of it is there. */
export type Outcome = { readonly carried: Carried } | { readonly error: unknown }

export interface CaseStore {
  /** Cases as of one moment; those that are not there are left out. */
  load(town: number, ids: readonly number[]): Promise<readonly Stored[]>
  /** The event at which a case stands; undefined when there is no such case. */
  seqOf(town: number, id: number): Promise<number | undefined>
  /** The newest version of a process. */
  latest(town: number, process: string): Promise<number | undefined>
  /**
   * Carries out units in one transaction, each as if it were alone, and resolves when that is on disk. A unit whose case has moved on
   * fails with `Outdated`. Throws when nothing could be committed.
   */
  commit(desk: Desk, units: readonly Unit[]): Promise<readonly Outcome[]>
  /** Whether units with rows of their own (`first`, `also`) are committed together with others, or each for itself. */
  readonly mixes: boolean
  /** Whether batches in which cases begin would wait for each other in the database, holding a lane each. */
  readonly numbersInTurn: boolean
  /** How many batches may be under way at once. */
  readonly lanes: number
}

const stores = new WeakMap<Db, CaseStore>()

/** The store of a database. */
export function storeOf(db: Db): CaseStore {
  const store = stores.get(db) ?? (isPostgres(db) ? postgresStore(db) : sqliteStore(db))
  stores.set(db, store)
  return store
}
