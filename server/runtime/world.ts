/** What a step may look at: the model and decisions of the case's deployment, compiled once and kept. */
import type { Case, Model, World } from '../../engine/index.ts'
import { ZONE, type Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { Failure } from '../errors.ts'
import { callsIn, withCalled } from './called-worlds.ts'
import { compileFiles } from './compile-files.ts'
import { resourcesOf } from './resources.ts'
import { storeOf } from './store/store.ts'

export interface Deployed {
  /** Of the deployment. */
  readonly id: number
  readonly model: Model
  readonly world: World
  /** Whether it calls other processes, in versions that are looked up for each step. */
  readonly calls: boolean
}

export interface Worlds {
  /** What was deployed, without what it calls. */
  of(deployment: number): Promise<Deployed>
  /** The world of the next step of a case that runs on this deployment. */
  around(deployment: number, state: Case): Promise<Deployed>
  /** The newest version of a process, and the world in which it begins. Throws `unknown-process`. */
  latest(process: string): Promise<Deployed>
}

const shared = new WeakMap<Db, Map<number, Worlds>>()

/** Deployments never change, so what was compiled stays right; everyone who uses this database shares it. */
export function worldsOf(db: Db, town: Town): Worlds {
  const towns = shared.get(db) ?? new Map<number, Worlds>()
  shared.set(db, towns)
  const worlds = towns.get(town.id) ?? cached(db, town)
  towns.set(town.id, worlds)
  return worlds
}

function cached(db: Db, town: Town): Worlds {
  const known = new Map<number, Promise<Deployed>>()
  const of = (id: number): Promise<Deployed> => {
    const found = known.get(id)
    if (found) return found
    const loading = load(db, town, id)
    known.set(id, loading)
    loading.catch(() => known.delete(id))
    return loading
  }
  const newest = asOne((process) => storeOf(db).latest(town.id, process))
  return {
    of,
    async latest(process) {
      const deployment = await newest(process)
      if (deployment === undefined) throw new Failure('unknown-process', process)
      return withCalled({ db, town, of }, await of(deployment))
    },
    around: async (deployment, state) => withCalled({ db, town, of }, await of(deployment), state),
  }
}

async function load(db: Db, town: Town, id: number): Promise<Deployed> {
  const deployment = await db('deployments')
    .where({ town: town.id, id })
    .first<{ process: string; version: number } | undefined>()
  if (!deployment) throw new Error(`deployment ${id} is missing`)
  const { process, version } = deployment
  const { model, models, decisions, problems } = await compileFiles(
    await resourcesOf(db, town, id),
    process,
    modelId(process, version),
  )
  if (!model)
    throw new Error(
      `version ${version} of ${process} no longer compiles: ${problems.map(({ reason }) => reason.en).join(' ')}`,
    )
  const beside = Object.fromEntries(models.map((one) => [one.process as string, one.id]))
  const world: World = {
    models: Object.fromEntries(models.map((one) => [one.id, one])),
    latest: {},
    siblings: Object.fromEntries(models.map(({ id }) => [id, beside])),
    decisions: Object.fromEntries(decisions.map((decision) => [decision.id, decision])),
    calendars: {},
    zone: ZONE,
  }
  return { id, model, world, calls: callsIn({ world }).length > 0 }
}

/** Questions of one turn are one question: whoever asks later is not answered with what held before. */
function asOne<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>()
  return (key) => {
    const open = asked.get(key)
    if (open) return open
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      asked.delete(key)
      return ask(key)
    })
    asked.set(key, answer)
    return answer
  }
}

/** Readable in the trail: `hundesteuer-anmeldung:3`. */
export const modelId = (process: string, version: number): string => `${process}:${version}`
