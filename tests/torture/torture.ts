/** One run: nodes, clients and mishaps on one database; then quiet, then the audit. */
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import type { Town } from '../../server/context.ts'
import { createTown } from '../../server/runtime/index.ts'
import { bpmn, deployed } from '../runtime/support.ts'
import { audit, type Findings } from './audit.ts'
import { bundleNode } from './bundle.ts'
import { everything, killing, noMishaps, type Mishaps } from './chaos.ts'
import {
  beginListening,
  endListening,
  leadCases,
  nothingYet,
  tellNews,
  type Acknowledged,
  type Client,
} from './clients.ts'
import type { Database, RestartableDatabase } from './database.ts'
import { startNodes, type Nodes } from './nodes.ts'
import { processes } from './processes.ts'
import { fastNow, type NodeOptions } from './protocol.ts'
import { pause, random } from './random.ts'

export interface Plan {
  readonly database: Database | RestartableDatabase
  readonly seed: number
  /** Kills on SQLite; mishaps of all kinds on PostgreSQL. */
  readonly mishaps: number
  readonly clients: number
  readonly nodes: number
  /** A lease of a minute ends after 60 s / speed. */
  readonly speed: number
  /** How far the nodes' clocks may be from the right time, in their own milliseconds. */
  readonly skew: number
  /** The run ends without a result when it takes longer, in seconds. */
  readonly patience: number
}

export interface Report extends Findings {
  readonly plan: Plan
  readonly happened: Mishaps
  readonly said: Acknowledged
  readonly deliveries: number
  readonly seconds: number
}

export async function torture(plan: Plan): Promise<Report> {
  const epoch = Date.now()
  const until = epoch + plan.patience * 1000
  const bundle = await bundleNode()
  const db = connect(plan.database.url)
  try {
    const town = await prepare(db, plan, epoch)
    const nodes = await startNodes(bundle.script, plan.nodes, random(plan.seed + 1), (index) =>
      nodeOptions(plan, epoch, index),
    )
    const happened = noMishaps()
    const said = nothingYet()
    try {
      await run(plan, { nodes, happened, said, until })
      await settled(db, town, until, said.listeners.length)
      await endListening(clientOf(plan, { nodes, said, until }, 'home'))
      await settled(db, town, until, 0)
    } finally {
      await nodes.close()
    }
    const deliveries = [...nodes.delivered.values()].reduce((sum, times) => sum + times, 0)
    const found = await audit(db, town, said, nodes.delivered)
    return { ...found, plan, happened, said, deliveries, seconds: (Date.now() - epoch) / 1000 }
  } finally {
    await db.destroy()
    await bundle.remove()
  }
}

/** An empty town with the processes deployed. */
async function prepare(db: Db, { speed }: Plan, epoch: number): Promise<Town> {
  await migrate(db)
  const town = await createTown(db, { key: 'torture', name: 'Torture' })
  const clock = { now: () => fastNow({ speed, skew: 0, epoch }) }
  for (const [process, xml] of Object.entries(processes)) await deployed({ db, town, clock }, process, [bpmn(xml)])
  return town
}

/** The first node's clock is right, the others' go before or behind it. */
const nodeOptions = ({ database, speed, skew }: Plan, epoch: number, index: number): NodeOptions => ({
  url: database.url,
  town: 'torture',
  ...{ speed, epoch },
  skew: [0, skew, -skew][index % 3] ?? 0,
})

interface Running {
  readonly nodes: Nodes
  readonly said: Acknowledged
  readonly until: number
}

const clientOf = ({ seed }: Plan, { nodes, said, until }: Running, name: string): Client => ({
  ...{ name, said, until },
  // Each client has a chance of its own, so that one client's waiting does not change another's plan.
  chance: random(seed + [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)),
  ask: (what) => nodes.ask(what),
})

/** Clients work while things go wrong; when the last mishap is over, they finish what they have begun. */
async function run(plan: Plan, running: Running & { readonly happened: Mishaps }): Promise<void> {
  let over = false
  const stopped = (): boolean => over
  const client = (name: string): Client => clientOf(plan, running, name)
  await beginListening(client('listener'), 3)
  const work = Array.from({ length: plan.clients }, (_, i) => leadCases(client(`client${i}`), stopped))
  const all = Promise.all([...work, tellNews(client('news'), stopped)])
  const chaos = { ...running, chance: random(plan.seed), stopped }
  const { database } = plan
  // A client that fails ends the mishaps, and with them the run.
  all.catch(() => (over = true))
  await ('cut' in database
    ? everything(chaos, database, plan.mishaps, LEASE / plan.speed)
    : killing(chaos, plan.mishaps))
  over = true
  await all
}

const LEASE = 60_000

/** Everything that goes on by itself has come to its end; `listening` cases still run. */
async function settled(db: Db, town: Town, until: number, listening: number): Promise<void> {
  while (Date.now() < until) {
    const left = await open(db, town).catch(() => null)
    if (left !== null && left <= listening) return
    await pause(200)
  }
}

async function open(db: Db, town: Town): Promise<number> {
  const rows = await Promise.all([
    db('cases').where({ town: town.id }).whereNot({ status: 'ended' }).pluck('id'),
    db('messages').where({ town: town.id, consumed_at: null }).pluck('id'),
    db('broadcasts').where({ town: town.id }).pluck('id'),
    db('outbox').where({ town: town.id, done_at: null }).pluck('id'),
  ])
  return rows.reduce((sum, { length }) => sum + length, 0)
}
