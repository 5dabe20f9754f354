/** Whether memory grows under load. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Databases } from './runtime-databases.ts'
import { round, type Figure } from './runtime-figures.ts'
import { load, openTown } from './runtime-town.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heapAfterGc(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1024 ** 2
}

/** @param seconds of load after a warm-up of a fifth of it */
export async function heapGrowth(databases: Databases, seconds: number): Promise<Figure> {
  const town = await openTown(await databases.fresh())
  const loadFor = async (duration: number): Promise<number> => {
    const end = performance.now() + duration * 1000
    let cases = 0
    for (; performance.now() < end; cases += 500) await load(town, { clients: 64, cases: 500 })
    return cases
  }
  await loadFor(seconds / 5)
  const before = heapAfterGc()
  const cases = await loadFor(seconds)
  const after = heapAfterGc()
  return {
    bench: 'runtime',
    database: databases.kind,
    name: `heap after GC, ${seconds} s of load`,
    value: round(after, 1),
    unit: 'MB',
    beside: { before: round(before, 1), cases },
    ratio: round(after / before),
    goal: '< 1.05',
  }
}
