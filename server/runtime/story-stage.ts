/** A stage for stories on the real runtime and store: a town of its own, a clock that only the story moves. */
import { randomUUID } from 'node:crypto'
import { basename, extname } from 'node:path'
import type { Logger } from 'pino'
import {
  type BuildStage,
  type CaseLook,
  type Instant,
  Refusal,
  type Setting,
  type Stage,
  startWaits,
  trueStarts,
  type Variables,
  type Visit,
} from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { createTown } from '../db/town.ts'
import { beginCase } from './begin-case.ts'
import type { DeploymentFile } from './compile-files.ts'
import { deploy } from './deploy.ts'
import { drain } from './drain.ts'
import { inTurn } from './in-turn.ts'
import { loadCase } from './load-case.ts'
import { nextDue } from './next-due.ts'
import { notifier } from './notifier.ts'
import type { Parts } from './parts.ts'
import { publish } from './publish.ts'
import { send } from './send.ts'
import { worldsOf } from './world.ts'

/** Who acts when the story does not say. */
const storyteller = 'story'

interface Playing {
  readonly parts: Parts
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
    const playing = open(db, town, log, setting.now)
    await deployAll(playing.parts, setting)
    return stageOf(playing, setting)
  }
}

function open(db: Db, town: Town, log: Logger, now: Instant): Playing {
  const clock = { at: now }
  const parts = { db, town, log, clock: { now: () => clock.at }, handlers: {}, deliver: {} }
  const cases = () => db('cases').where({ town: town.id }).orderBy('id').pluck<number[]>('id')
  return { parts: { ...parts, worlds: worldsOf(db, town), inTurn: inTurn(), notifier: notifier() }, clock, cases }
}

function stageOf(playing: Playing, { world }: Setting): Stage {
  const { parts, clock } = playing
  const starts = startWaits(world, { now: clock.at, zone: world.zone })
  return {
    start: (process, variables) => beginCase(parts, process, { type: 'start', variables }, storyteller),
    async send(index, command) {
      const id = (await playing.cases())[index]
      if (id === undefined) throw new Refusal('case-not-started')
      await send(parts, id, command, ('by' in command && command.by) || storyteller)
    },
    publish: (message) => publish(parts, message, storyteller),
    broadcast: (signal) => broadcast(playing, signal),
    async evaluate(variables) {
      for (const { process, element } of trueStarts(starts, variables, { now: clock.at, zone: world.zone }))
        await beginCase(parts, process, { type: 'start', at: element, variables }, storyteller)
    },
    fire: ({ process, element }) =>
      beginCase(parts, process, { type: 'start', at: element, variables: {} }, storyteller),
    advance: (to) => advance(playing, to),
    look: async () => ({
      now: clock.at,
      cases: await Promise.all((await playing.cases()).map((id) => look(parts, id))),
      starts,
    }),
    // Every step reads its case from the rows that the step before wrote.
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

async function broadcast(playing: Playing, { name, variables }: { name: string; variables: Variables }): Promise<void> {
  for (const id of await playing.cases()) {
    const { case: state } = await loadCase(playing.parts.db, playing.parts.town, id)
    const waits = Object.values(state.waits).filter(({ until }) => until.kind === 'signal' && until.name === name)
    for (const { id: wait } of waits) await send(playing.parts, id, { type: 'resume', wait, variables }, storyteller)
  }
}

/** Stops at each moment at which something is due. */
async function advance({ parts, clock }: Playing, to: Instant): Promise<void> {
  for (let due = await nextDue(parts); due !== null && due <= to; due = await nextDue(parts)) {
    if (due > clock.at) clock.at = due
    await drain(parts, async () => {})
  }
  if (to > clock.at) clock.at = to
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
  'outbox',
  'cases',
  'counters',
  'resources',
  'deployments',
]

async function clear({ db, town }: Parts): Promise<void> {
  await db.transaction(async (trx) => {
    for (const table of written) await trx(table).where({ town: town.id }).delete()
    await trx('towns').where({ id: town.id }).delete()
  })
}
