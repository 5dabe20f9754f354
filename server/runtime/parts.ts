/** What the parts of one runtime share. */
import type { Logger } from 'pino'
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import type { JobHandler } from './contract.ts'
import type { Describe } from './newborn.ts'
import type { Notifier } from './notifier.ts'
import type { Cases } from './store/cases.ts'
import type { Worlds } from './world.ts'

/** Brings a row of the outbox to its receiver. At least once: `id` lets the receiver recognise a repetition. */
export type Deliver = (payload: unknown, id: number) => Promise<void>

export interface Parts {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
  readonly log: Logger
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly deliver: Readonly<Record<string, Deliver>>
  /** What the town knows of a case that begins by itself. */
  readonly describe: Describe
  readonly worlds: Worlds
  readonly cases: Cases
  readonly notifier: Notifier
}
