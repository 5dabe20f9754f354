/** Many timers due at once: how long until none is left, and whether those who work meanwhile notice. */
import type { Databases } from './runtime-databases.ts'
import { quantile, round, type Figure } from './runtime-figures.ts'
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

export async function timersAtOnce(databases: Databases, many: number): Promise<Figure> {
  const time = { offset: 0 }
  const now = () => new Date(Date.now() + time.offset).toISOString()
  const town = await openTown(await databases.fresh(), { clock: { now } })
  await load(town, { clients: CLIENTS, cases: 500 })
  const quiet = await load(town, { clients: CLIENTS, cases: 3000 })
  await startTimed(town, many, new Date(Date.now() + 86_400_000).toISOString())

  time.offset = 2 * 86_400_000
  const start = performance.now()
  let seconds = 0
  const drained = town.runtime.drain().then((fired) => {
    seconds = (performance.now() - start) / 1000
    if (fired < many) throw new Error(`${fired} of ${many} timers fired`)
  })
  const times: number[] = []
  while (seconds === 0) times.push(...(await load(town, { clients: CLIENTS, cases: 500 })).times)
  await drained
  const [before, meanwhile] = [quantile(quiet.times, 0.99), quantile(times, 0.99)]
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
