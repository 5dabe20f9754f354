/** What is committed as a whole or not at all: commands to cases, cases that begin, and rows that belong to them. */
import { withRows, type Case, type Command, type Step, type World } from '../../../engine/index.ts'
import type { Trx } from '../../db/connect.ts'
import { Outdated } from '../../db/transactions.ts'
import type { Actor, CaseRef } from '../contract.ts'
import type { Deployed } from '../world.ts'
import type { Row } from './tables.ts'

export interface CaseCommand {
  readonly caseId: number
  readonly command: Command
  readonly actor: Actor | null
}

/** What the town knows of a case beside its state. */
export interface CaseAbout {
  readonly process: string
  readonly service: string | null
  readonly office: string
  readonly domain: string
  readonly title: string
  readonly channel: string
  readonly entered_by: string | null
  readonly received_at: string
}

/** The message that began a case. */
export interface BegunBy {
  readonly name: string
  readonly key: string | null
}

/** A case that begins. Its number comes from a counter of the town, which moves with the commit, without gaps. */
export interface Birth {
  readonly deployed: Deployed
  readonly about: CaseAbout
  readonly counter: string
  readonly numberOf: (counted: number) => string
  readonly commandOf: (number: string) => Command
  readonly actor: Actor
  readonly begunBy?: BegunBy
  /** It begins by itself, and nobody would hear of a refusal: a case that would be too large begins as an incident that says so. */
  readonly unattended?: boolean
  /** Rows of `participants` without town and case. */
  readonly participants?: readonly Row[]
}

export type Views = NonNullable<World['stores']>

export interface Unit {
  readonly town: number
  readonly commands?: readonly CaseCommand[]
  readonly births?: readonly Birth[]
  /** Runs first in the transaction; what it throws gives the unit up. */
  readonly first?: (trx: Trx) => Promise<void>
  /** Runs last in the transaction, with the cases that begin and then those that go on. */
  readonly also?: (trx: Trx, refs: readonly CaseRef[], steps: readonly Step[]) => Promise<void>
  /** Rows of data stores that its steps may look at. */
  readonly views?: Views
  /** Lets the commands of people go before. */
  readonly background?: boolean
}

/** What a unit has done: of each case that began, then of each that went on. */
export interface Done {
  readonly refs: readonly CaseRef[]
  readonly cases: readonly Case[]
  readonly steps: readonly Step[]
  /** Whether it may concern others: kept messages, signals, start events. */
  readonly keyed: boolean
}

/** What a unit builds on is no longer so: whoever made it must look again. */
export class GivenUp extends Outdated {}

/** Another node has done what the unit was for: nothing is left to do. */
export class Overtaken extends Error {}

/** The world with rows of data stores in it. */
export const withViews = (world: World, views: Views = {}): World =>
  Object.entries(views).reduce((seen, [store, view]) => withRows(seen, store, view), world)

/** One case and no rows beside it: can be written without knex, and given up without giving up others. */
export const isPlain = ({ first, also, commands = [], births = [] }: Unit): boolean =>
  !first && !also && commands.length + births.length === 1
