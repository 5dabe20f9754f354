/** What a completion costs in a case with many parallel instances, whose results are collected and whose condition is looked at each time. */
import type { Databases } from './runtime-databases.ts'
import { medianOf, round, type Figure } from './runtime-figures.ts'
import { newCase, openTown, type BenchTown } from './runtime-town.ts'

const COMPLETIONS = 5000
const AT_ONCE = 50
const ROUNDS = 3

/** Milliseconds for one completion in cases of so many instances. */
async function costAt({ runtime }: BenchTown, instances: number): Promise<number> {
  let spent = 0
  for (let done = 0; done < COMPLETIONS; done += instances) {
    const stellen = Array.from({ length: instances }, (_, at) => `Stelle ${at}`)
    const { id } = await runtime.start(newCase('many', { stellen }), 'ada')
    const { case: state } = await runtime.load(id)
    const waits = Object.values(state.waits).map((wait) => wait.id)
    const start = performance.now()
    while (waits.length > 0) {
      const some = waits.splice(0, AT_ONCE)
      await Promise.all(
        some.map((wait) => runtime.send(id, { type: 'resume', wait, variables: { antwort: 'keine Bedenken' } }, 'ada')),
      )
    }
    spent += performance.now() - start
    if ((await runtime.load(id)).case.status !== 'ended') throw new Error('the many tasks of the bench did not end')
  }
  return spent / COMPLETIONS
}

export async function manyInstances(databases: Databases): Promise<Figure> {
  const town = await openTown(await databases.fresh())
  await costAt(town, 50)
  const [few, many]: [number[], number[]] = [[], []]
  for (let at = 0; at < ROUNDS; at++) {
    few.push(await costAt(town, 50))
    many.push(await costAt(town, 5000))
  }
  return {
    bench: 'runtime',
    database: databases.kind,
    name: `a completion among 5,000 parallel instances, ${AT_ONCE} at once`,
    value: round(medianOf(many), 3),
    unit: 'ms',
    beside: { 'among 50': round(medianOf(few), 3) },
    ratio: round(medianOf(many) / medianOf(few)),
    goal: '≤ 2',
  }
}
