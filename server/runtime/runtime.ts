/** The runtime: cases on the store, moved by commands, timers, jobs and messages. */
import type { Logger } from 'pino'
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import type { JobHandler, Runtime } from './contract.ts'
import { afterCommit } from './correlate.ts'
import { drain } from './drain.ts'
import { keepLease } from './lease.ts'
import { describedBy, type Home, homeOfNone } from './newborn.ts'
import { notifier } from './notifier.ts'
import type { Deliver, Parts } from './parts.ts'
import { broadcast, publish } from './publish.ts'
import { run } from './run.ts'
import { send } from './send.ts'
import { beginByConditions } from './start-waits.ts'
import { start } from './start.ts'
import { casesOf } from './store/cases.ts'
import { unknownTopics } from './unknown-topics.ts'
import { worldsOf } from './world.ts'

export interface RuntimeInput {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
  readonly log: Logger
  /** Work of the server by job topic; jobs of other topics stay waiting. */
  readonly handlers?: Readonly<Record<string, JobHandler>>
  /** Ways out of the outbox by kind. */
  readonly deliver?: Readonly<Record<string, Deliver>>
  /** Where the cases of a process belong that begin by themselves. */
  readonly homeOf?: (process: string) => Home
  /** How much text of active cases stays in memory; what is a good default when left out. */
  readonly cache?: number
}

export function createRuntime({
  db,
  town,
  clock,
  log,
  handlers = {},
  deliver = {},
  homeOf = homeOfNone,
  cache,
}: RuntimeInput): Runtime {
  const worlds = worldsOf(db, town)
  return runtimeOf({
    db,
    town,
    clock,
    log,
    handlers,
    deliver,
    describe: describedBy(homeOf),
    worlds,
    cases: casesOf({ db, town, clock, worlds, ...(cache !== undefined && { cache }) }),
    notifier: notifier(),
  })
}

export function runtimeOf(parts: Parts): Runtime {
  const reportUnknown = unknownTopics(parts)
  return {
    start: (input, actor, also) => start(parts, input, actor, also),
    send: (id, command, actor, also) => send(parts, id, command, actor, { also }),
    answer: (id, command, actor, held) =>
      send(parts, id, command, actor, { guard: (trx) => keepLease(trx, parts.town.id, 'waits', held) }),
    async load(id) {
      const { case: state, ref, deployment } = await parts.cases.load(id)
      const { model, world } = await parts.worlds.around(deployment, state)
      return { case: state, model, models: world.models, ref }
    },
    publish: (message, actor) => publish(parts, message, actor),
    broadcast: (signal, actor) => broadcast(parts, signal, actor),
    async evaluate(variables, actor) {
      await beginByConditions(parts, variables, actor)
      await afterCommit(parts)
    },
    drain: () => drain(parts, reportUnknown),
    run: () => run(parts, reportUnknown),
  }
}
