/** Many timers due at once: how long until none is left, and whether those who work meanwhile notice. */
import type { Databases } from './runtime-databases.ts'
import { medianOf, quantile, round, type Figure } from './runtime-figures.ts'
import { load, newCase, openTown, type BenchTown } from './runtime-town.ts'

const CLIENTS = 64

/** Starts cases whose timers are due at this moment. */
async function startTimed({ runtime }: BenchTown, many: number, faellig: string): Promise<void> {
  let left = many
  const client = async (): Promise<void> => {
    while (left-- > 0) await runtime.start(newCase('timed', { faellig }), 'ada')
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

const waiting = async ({ db, town }: BenchTown): Promise<number> =>
  Number((await db('waits').where({ town: town.id, kind: 'timer' }).count({ timers: '*' }).first())?.['timers'])

/** Commands in turns, with and without timers that fire beside them: whatever else the machine does meets both. Of each the middle turn counts. */
export async function timersAtOnce(databases: Databases, many: number): Promise<Figure> {
  const time = { offset: 0 }
  const now = () => new Date(Date.now() + time.offset).toISOString()
  const town = await openTown(await databases.fresh(), { clock: { now } })
  const turn = async (): Promise<number> => quantile((await load(town, { clients: CLIENTS, cases: 500 })).times, 0.99)
  await turn()
  await startTimed(town, many, new Date(Date.now() + 86_400_000).toISOString())

  time.offset = 2 * 86_400_000
  const [quiet, loaded]: [number[], number[]] = [[], []]
  let seconds = 0
  while ((await waiting(town)) > 0) {
    quiet.push(await turn())
    const start = performance.now()
    const firing = town.runtime.run()
    loaded.push(await turn())
    await firing.stop()
    seconds += (performance.now() - start) / 1000
  }
  const [before, meanwhile] = [medianOf(quiet), medianOf(loaded)]
  return {
    bench: 'runtime',
    database: databases.kind,
    name: `p99 of a command of ${CLIENTS} clients while ${many} timers fire`,
    value: round(meanwhile),
    unit: 'ms',
    beside: { unloaded: round(before), 'timers/s': Math.round(many / seconds) },
    ratio: round(meanwhile / before),
    goal: '≤ 2',
  }
}
