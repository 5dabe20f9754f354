/** The processes that a case may call: loaded before the step, so that the step itself stays pure. */
import type { Case, Element, Model, ModelId, World } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { latestDeployment } from './resources.ts'
import type { Deployed } from './world.ts'

interface Source {
  readonly db: Db
  readonly town: Town
  /** A deployment alone, without what it calls. */
  readonly of: (deployment: number) => Promise<Deployed>
}

type Called = NonNullable<Element['called']>

/**
 * A deployment with everything that it calls, and that these call, in the versions that are the newest now; and with the versions
 * on which called processes of a case already run. A call that an expression chooses may mean any process of the town.
 */
export async function withCalled(source: Source, deployed: Deployed, state?: Case): Promise<Deployed> {
  if (!deployed.calls) return deployed
  const found = new Map<number, Deployed>([[deployed.id, deployed]])
  const latest: Record<string, ModelId> = {}
  const tagged: Record<string, ModelId> = {}
  for (const id of await runningOn(source, state)) found.set(id, await source.of(id))
  // The map grows while it is walked: what is called may call others.
  for (const one of found.values()) {
    for (const call of callsIn(one)) {
      for (const process of await processesOf(source, call)) {
        const called = await chosen(source, process, call.tag)
        if (!called) continue
        found.set(called.id, called)
        if (call.tag === null) latest[process] = called.model.id
        else tagged[`${process}@${call.tag}`] = called.model.id
      }
    }
  }
  return { ...deployed, world: joined(deployed.world, [...found.values()], latest, tagged) }
}

function joined(
  world: World,
  all: readonly Deployed[],
  latest: World['latest'],
  tagged: Record<string, ModelId>,
): World {
  return {
    ...world,
    models: Object.assign({}, ...all.map((one) => one.world.models)) as World['models'],
    siblings: Object.assign({}, ...all.map((one) => one.world.siblings)) as NonNullable<World['siblings']>,
    decisionsOf: Object.fromEntries(
      all.flatMap((one) => Object.keys(one.world.models).map((id) => [id, one.world.decisions])),
    ),
    latest,
    tagged,
  }
}

export const callsIn = ({ world }: Pick<Deployed, 'world'>): readonly Called[] =>
  Object.values(world.models).flatMap(({ elements }: Model) =>
    Object.values(elements).flatMap(({ called }) => called ?? []),
  )

/** A fixed id is written as a text; anything else is only known in the step. */
async function processesOf({ db, town }: Source, { process }: Called): Promise<readonly string[]> {
  if (/^"(?:[^"\\]|\\.)*"$/.test(process)) return [JSON.parse(process) as string]
  return db('deployments').where({ town: town.id }).distinct('process').pluck<string[]>('process')
}

async function chosen({ db, town, of }: Source, process: string, tag: string | null): Promise<Deployed | null> {
  if (tag === null) {
    const newest = await latestDeployment(db, town, process)
    return newest ? of(newest.id) : null
  }
  const ids = await db('deployments').where({ town: town.id, process }).orderBy('version', 'desc').pluck<number[]>('id')
  for (const id of ids) {
    const one = await of(id)
    if (one.model.versionTag === tag) return one
  }
  return null
}

/** Called processes that have ended, and may still be compensated. */
const completedIn = (completed: Case['completed']): readonly ModelId[] =>
  completed.flatMap(({ model, inside }) => [...(model === undefined ? [] : [model]), ...completedIn(inside)])

/** The deployments behind the models of called processes: `process:version`, of several in one file `process:version/id`. */
async function runningOn({ db, town }: Source, state: Case | undefined): Promise<readonly number[]> {
  const running = Object.values(state?.tokens ?? {}).flatMap(({ called, model }) => (called && model ? [model] : []))
  const models = [...running, ...completedIn(state?.completed ?? [])]
  const ids = await Promise.all(
    [...new Set(models)].map(async (model) => {
      const [, process = '', version = ''] = /^(.*):(\d+)(?:\/.*)?$/.exec(model) ?? []
      const row = { town: town.id, process, version: Number(version) }
      return db('deployments').where(row).first<{ id: number } | undefined>('id')
    }),
  )
  return ids.flatMap((row) => row?.id ?? [])
}
