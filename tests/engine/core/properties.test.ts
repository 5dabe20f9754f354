import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Begins, beginnings, blocks } from './random-process.ts'
import { monday, worldOf } from './random-world.ts'
import { patience, runs } from './runs.ts'
import { unsound } from './sound.ts'
import {
  type Case,
  type Command,
  type Event,
  laterBy,
  newCase,
  replay,
  step,
  type World,
} from '../../../engine/index.ts'

interface Run {
  readonly last: Case
  readonly events: readonly Event[]
}

const stored = (state: Case): Case => JSON.parse(JSON.stringify(state)) as Case

type Begin = Omit<Extract<Command, { readonly type: 'start' }>, 'type'>

/** How a case begins, with the choice of the first of two events. */
const beginAt = (begins: Begins, zahl: number): Begin => ({
  variables: { zahl, runden: 0 },
  ...(begins !== 'plain' && { at: `S${zahl % 2}` }),
})

const everyBeginning = fc.constantFrom(...(Object.keys(beginnings) as Begins[]))

/** Answers one of the open waits after another, as `choose` says, until nothing waits. Between any two steps the case may be stored. */
function runToEnd(world: World, main: string, start: Begin, choose: (many: number) => number): Run {
  let at = monday
  const first = step(world, newCase('c', main), { type: 'start', ...start }, at)
  const events: Event[] = [...first.events]
  let last: Case = first.case
  for (let steps = 0; steps < 800 && last.status === 'running'; steps++) {
    expect(unsound(world, last)).toEqual([])
    const waits = Object.values(last.waits)
    const wait = waits[choose(waits.length)]
    if (!wait) break
    expect(wait.until.kind, JSON.stringify(wait.until)).not.toBe('incident')
    at = laterBy(at, 60_000)
    const command = { type: 'resume', wait: wait.id, variables: { [`von${wait.on}`]: steps } } as const
    const fromStored = step(world, stored(last), command, at)
    const answer = step(world, last, command, at)
    expect(answer.events, 'a stored case goes on alike').toEqual(fromStored.events)
    expect(replay(last, answer.events)).toEqual(answer.case)
    events.push(...answer.events)
    last = answer.case
  }
  return { last, events }
}

test(
  'every block-structured process reaches its end, whatever order the outside answers in, and its events replay to the same case',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        blocks,
        everyBeginning,
        fc.nat(3),
        fc.infiniteStream(fc.nat(1_000_000)),
        async (block, begins, zahl, numbers) => {
          const world = await worldOf(block, begins)
          const main = world.latest['P']!
          const { last, events } = runToEnd(world, main, beginAt(begins, zahl), (many) =>
            many === 0 ? 0 : (numbers.next().value as number) % many,
          )

          expect(last.status).toBe('ended')
          expect(last.waits).toEqual({})
          expect(Object.keys(last.tokens)).toHaveLength(1)
          expect(replay(newCase('c', main), events)).toEqual(last)
          expect(stored(last)).toEqual(last)
          expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
        },
      ),
      runs(150),
    )
  },
  patience,
)
