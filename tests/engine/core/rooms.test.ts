import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphProcess, graphs } from './random-graph.ts'
import { type Case, compile, newCase, Refusal, replay, step, type Step, type World } from '../../../engine/index.ts'
import { flow, processOf } from '../models.ts'

const monday = '2026-03-02T07:00:00.000Z'

async function worldOf(xml: string): Promise<World> {
  const { models } = await compile(xml, { id: 'm' })
  return { models: { m: models[0]! }, latest: {}, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
}

const plain = (one: Case): Case => JSON.parse(JSON.stringify(one)) as Case

test('every state of a case stays as it was, however often and from wherever steps go on', async () => {
  await fc.assert(
    fc.asyncProperty(
      graphs,
      fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 25 }),
      async (graph, picks) => {
        const world = await worldOf(graphProcess(graph))
        const first = step(world, newCase('c', 'm'), { type: 'start', variables: {} }, monday).case
        // Half of the states are read at once, the others only at the end, when later steps have gone on from them.
        const states: { readonly state: Case; readonly expected: Case }[] = [{ state: first, expected: plain(first) }]
        for (const [from, which] of picks) {
          const { state, expected } = states[from % states.length]!
          const waits = Object.values(expected.waits)
          const wait = waits[which % Math.max(1, waits.length)]
          if (!wait || waits.length > 30) continue
          const command = { type: 'resume', wait: wait.id, variables: {} } as const
          const there = step(world, state, command, monday)
          states.push({ state: there.case, expected: plain(replay(expected, there.events)) })
          if (which % 2 === 0) expect(there.case).toEqual(states.at(-1)!.expected)
          expect(step(world, expected, command, monday).events).toEqual(there.events)
        }
        for (const { state, expected } of states.toReversed()) expect(plain(state)).toEqual(expected)
      },
    ),
    { numRuns: 100 },
  )
})

test('a step that is refused leaves the case as it was, also when it had already begun', async () => {
  const world = await worldOf(processOf(`<startEvent id="S"/><userTask id="T"/>${flow('S', 'T')}${flow('T', 'T')}`))
  const first: Step = step(world, newCase('c', 'm'), { type: 'start', variables: {} }, monday)
  const wait = first.changed.waits[0]?.id
  const before = plain(first.case)
  expect(() => step(world, first.case, { type: 'resume', wait: 99, variables: {} }, monday)).toThrow(Refusal)
  const nothing = { ...world, models: {} }
  expect(() => step(nothing, first.case, { type: 'resume', wait: wait!, variables: {} }, monday)).toThrow(Refusal)
  expect(plain(first.case)).toEqual(before)
  const after = step(world, first.case, { type: 'resume', wait: wait!, variables: {} }, monday)
  expect(replay(before, after.events)).toEqual(plain(after.case))
})
