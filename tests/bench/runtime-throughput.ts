/** Cases per second of many clients, and the time of a lone one, beside the limit of database and disk in the same run. */
import { medianOf, quantile, round, type Figure } from './runtime-figures.ts'
import type { Databases } from './runtime-databases.ts'
import { recorded, replay } from './runtime-raw.ts'
import { load, openTown, taskOfBench } from './runtime-town.ts'

const CLIENTS = 64
/** On a machine that is shared with others the rate of one round is up to a third off. */
const ROUNDS = 7
/** A server runs for weeks; code that has just been started takes several times as long for its first thousands of cases. */
const WARM = 2

interface Round {
  readonly ours: number
  readonly raw: number
  readonly perCommit: number
}

/** Ours, recorded and unrecorded, and the recording alone, each on a fresh database. */
async function roundOf(databases: Databases, clients: number, cases: number): Promise<Round> {
  const watched = await openTown(await databases.fresh())
  await taskOfBench(watched)
  const recording = await recorded(watched.db, () => load(watched, { clients, cases }))
  const bare = await openTown(await databases.fresh())
  await taskOfBench(bare)
  const times = await replay(bare.db, recording)
  const town = await openTown(await databases.fresh())
  await load(town, { clients, cases: WARM * cases })
  const { rate } = await load(town, { clients, cases })
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000
  return { ours: rate, raw: cases / seconds, perCommit: (2 * cases) / recording.length }
}

export async function throughput(databases: Databases, cases: number): Promise<Figure> {
  const rounds: Round[] = []
  for (let at = 0; at < ROUNDS; at++) rounds.push(await roundOf(databases, CLIENTS, cases))
  const raw = medianOf(rounds.map((one) => one.raw))
  const ours = medianOf(rounds.map((one) => one.ours))
  return {
    bench: 'runtime',
    database: databases.kind,
    name: `start, one task, end, ${CLIENTS} clients`,
    value: Math.round(ours),
    unit: 'cases/s',
    beside: {
      'raw limit': Math.round(raw),
      'commands a commit': round(medianOf(rounds.map((one) => one.perCommit)), 1),
    },
    ratio: round(medianOf(rounds.map((one) => one.ours / one.raw))),
    goal: '≥ 0.5',
  }
}

interface Lone {
  /** Milliseconds of each command, and of each transaction of the recording. */
  readonly ours: readonly number[]
  readonly raw: readonly number[]
}

async function loneRound(databases: Databases): Promise<Lone> {
  const one = { clients: 1, cases: 500 }
  const watched = await openTown(await databases.fresh())
  await taskOfBench(watched)
  const recording = await recorded(watched.db, () => load(watched, one))
  const bare = await openTown(await databases.fresh())
  await taskOfBench(bare)
  const raw = await replay(bare.db, recording)
  const town = await openTown(await databases.fresh())
  await load(town, { ...one, cases: WARM * one.cases })
  return { ours: (await load(town, one)).times, raw }
}

export async function loneClient(databases: Databases): Promise<Figure> {
  const rounds: Lone[] = []
  for (let at = 0; at < ROUNDS; at++) rounds.push(await loneRound(databases))
  const [ours, raw] = [rounds.flatMap((one) => one.ours), rounds.flatMap((one) => one.raw)]
  return {
    bench: 'runtime',
    database: databases.kind,
    name: 'one command of a lone client, p50',
    value: round(medianOf(ours)),
    unit: 'ms',
    beside: { 'raw synced commit': round(medianOf(raw)), p99: round(quantile(ours, 0.99)) },
    ratio: round(medianOf(rounds.map((one) => medianOf(one.ours) / medianOf(one.raw)))),
    goal: '≤ 2',
  }
}
