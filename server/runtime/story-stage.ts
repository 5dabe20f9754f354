/** A stage for stories on the real runtime and store: a town of its own, a clock that only the story moves. */
import { randomUUID } from 'node:crypto'
import { basename, extname } from 'node:path'
import type { Logger } from 'pino'
import {
  type BuildStage,
  type CaseLook,
  type Instant,
  type NextScript,
  Refusal,
  SCRIPT_TOPIC,
  type Setting,
  type Stage,
  startBy,
  type StartWait,
  type Stores,
  type Visit,
} from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { createTown } from '../db/town.ts'
import { importRows, storesOf, valuesOf } from '../stores/rows.ts'
import { beginCase, describeStory } from './begin-case.ts'
import type { DeploymentFile } from './compile-files.ts'
import { afterCommit } from './correlate.ts'
import { deploy } from './deploy.ts'
import { drain } from './drain.ts'
import { inTurn } from './in-turn.ts'
import { nextDue } from './next-due.ts'
import { notifier } from './notifier.ts'
import type { Parts } from './parts.ts'
import { broadcast, publish } from './publish.ts'
import { send } from './send.ts'
import { beginByConditions, fireTimer, startWaitsIn } from './start-waits.ts'
import { casesOf, loadCase } from './store/cases.ts'
import { worldsOf } from './world.ts'

/** Who acts when the story does not say. */
const storyteller = 'story'

interface Playing {
  readonly parts: Parts
  readonly nextScript: NextScript | undefined
  readonly clock: { at: Instant }
  /** Ids of the cases by birth. */
  readonly cases: () => Promise<number[]>
}

/** Stages on a migrated database; each story plays in a town of its own, whose rows are removed at the end. */
export function storyStage(db: Db, log: Logger): BuildStage {
  // Two towns made at once would want the same id.
  const oneByOne = inTurn()
  const newTown = () => oneByOne(0, () => createTown(db, { key: `story-${randomUUID()}`, name: 'Rehearsal' }))
  return async (setting) => {
    const town = await newTown()
    const playing = open(db, town, log, setting)
    await deployAll(playing.parts, setting)
    await fillStores(playing.parts, setting)
    return withScripts(stageOf(playing), () => runScripts(playing))
  }
}

function open(db: Db, town: Town, log: Logger, { now, nextScript }: Setting): Playing {
  const clock = { at: now }
  const parts = { db, town, log, clock: { now: () => clock.at }, handlers: {}, deliver: {}, describe: describeStory }
  const cases = () => db('cases').where({ town: town.id }).orderBy('id').pluck<number[]>('id')
  const worlds = worldsOf(db, town)
  // Without a cache: every step reads its case from the rows that the step before wrote.
  const store = casesOf({ ...parts, worlds, cache: 0 })
  return { parts: { ...parts, worlds, cases: store, notifier: notifier() }, nextScript, clock, cases }
}

function stageOf(playing: Playing): Stage {
  const { parts, clock } = playing
  return {
    start: (process, variables, at) =>
      beginCase(parts, process, { type: 'start', variables, ...(at !== undefined && { at }) }, storyteller),
    async send(index, command) {
      const id = (await playing.cases())[index]
      if (id === undefined) throw new Refusal('case-not-started')
      await send(parts, id, command, ('by' in command && command.by) || storyteller)
    },
    publish: (message) => publish(parts, message, storyteller),
    broadcast: (signal) => broadcast(parts, signal, storyteller),
    async evaluate(variables) {
      await beginByConditions(parts, variables, storyteller)
      await afterCommit(parts)
    },
    fire: (start) => fire(parts, start),
    advance: (to) => advance(playing, to),
    look: async () => ({
      now: clock.at,
      cases: await Promise.all((await playing.cases()).map((id) => look(parts, id))),
      starts: await startWaitsIn(parts.db, parts.town.id),
      stores: await allStores(parts),
    }),
    // Nothing is kept in memory.
    restore: async () => {},
    close: () => clear(parts),
  }
}

/** Each process of the story becomes a deployment with all of its files. */
async function deployAll(parts: Parts, { world, files }: Setting): Promise<void> {
  const given = Object.entries(files).map(([name, content]) => {
    const kind = extname(name).slice(1)
    return { kind, name: kind === 'form' ? basename(name) : name, content }
  })
  for (const process of Object.keys(world.latest)) {
    const result = await deploy(parts, { process, files: given as DeploymentFile[], by: storyteller })
    if (!result.deployed) throw new Error(result.problems.map(({ reason }) => reason.en).join(' '))
  }
}

/** A timer goes on to its next due time, as if it had been due. */
async function fire(parts: Parts, start: StartWait): Promise<void> {
  const { process, element, kind } = start
  if (kind !== 'timer') return beginCase(parts, process, startBy(start), storyteller)
  const [row] = await startWaitsIn(parts.db, parts.town.id, { process, element, kind })
  if (row) await fireTimer(parts, row, storyteller)
  await afterCommit(parts)
}

/** Stops at each moment at which something is due. */
async function advance(playing: Playing, to: Instant): Promise<void> {
  const { parts, clock } = playing
  for (let due = await nextDue(parts); due !== null && due <= to; due = await nextDue(parts)) {
    if (due > clock.at) clock.at = due
    await drain(parts, async () => {})
    await runScripts(playing)
  }
  if (to > clock.at) clock.at = to
}

/** After each action the scripts that it set going have run. */
function withScripts(stage: Stage, run: () => Promise<void>): Stage {
  const then =
    <A extends readonly unknown[]>(action: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await action(...args)
      await run()
    }
  const { start, send, publish, broadcast, evaluate, fire } = stage
  const actions = { start: then(start), send: then(send), publish: then(publish), broadcast: then(broadcast) }
  return { ...stage, ...actions, evaluate: then(evaluate), fire: then(fire) }
}

/** Answers the scripts that wait, each in the case as it stands then, until none is left. */
async function runScripts({ parts, nextScript, cases }: Playing): Promise<void> {
  const { db, town } = parts
  while (nextScript && (await db('waits').where({ town: town.id, topic: SCRIPT_TOPIC }).first('id'))) {
    const ids = await cases()
    const stored = await Promise.all(ids.map((id) => loadCase(db, town, id)))
    const next = await nextScript(stored.map((one) => one.case))
    const id = next ? ids[next.index] : undefined
    if (!next || id === undefined) return
    await send(parts, id, next.command, 'system')
  }
}

async function fillStores({ db, town }: Parts, { stores, now }: Setting): Promise<void> {
  for (const [store, rows] of Object.entries(stores))
    await importRows(db, town.id, { store, rows, replace: false }, { at: now, by: storyteller })
}

async function allStores({ db, town }: Parts): Promise<Stores> {
  const names = (await storesOf(db, town.id)).map(({ store }) => store)
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await valuesOf(db, town.id, name)])))
}

async function look({ db, town }: Parts, id: number): Promise<CaseLook> {
  const { case: state } = await loadCase(db, town, id)
  const rows = await db('visits')
    .where({ town: town.id, case_id: id })
    .orderBy('id')
    .select<Visit[]>('element', 'type', 'how')
  return { case: state, visits: rows.filter(({ type }) => type !== 'bpmn:Process') }
}

/** Everything that playing wrote, what refers to others first. */
const written = [
  'visits',
  'wait_candidates',
  'waits',
  'tokens',
  'items',
  'steps',
  'messages',
  'broadcasts',
  'start_waits',
  'outbox',
  'cases',
  'counters',
  'resources',
  'deployments',
  'store_rows',
]

async function clear({ db, town }: Parts): Promise<void> {
  await db.transaction(async (trx) => {
    for (const table of written) await trx(table).where({ town: town.id }).delete()
    await trx('towns').where({ id: town.id }).delete()
  })
}
