import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocks, processFor } from './random-process.ts'
import { type Case, compile, type Event, laterBy, newCase, replay, step, type World } from '../../../engine/index.ts'

const monday = '2026-03-02T07:00:00.000Z'

interface Run {
  readonly last: Case
  readonly events: readonly Event[]
}

/** Tokens that could never move again, or stand where nothing leads. */
function lost(world: World, { status, tokens, waits }: Case): readonly string[] {
  const { elements, flows } = world.models.m!
  if (status !== 'running') return []
  const held = new Set([
    ...Object.values(waits).map(({ token }) => token),
    ...Object.values(tokens).map(({ scope }) => scope),
  ])
  return Object.values(tokens).flatMap(({ id, element, scope, via }) => {
    const joins = /(Parallel|Inclusive)Gateway$/.test(elements[element]!.type)
    const stands = (scope === null || scope in tokens) && (via === null || flows[via]!.target === element)
    return (held.has(id) || joins) && stands ? [] : [`${element}#${id}`]
  })
}

/** Answers one of the open waits after another, as `choose` says, until nothing waits. */
function runToEnd(world: World, zahl: number, choose: (many: number) => number): Run {
  let at = monday
  const first = step(world, newCase('c', 'm'), { type: 'start', variables: { zahl } }, at)
  const events: Event[] = [...first.events]
  let last: Case = first.case
  for (let steps = 0; steps < 500 && last.status === 'running'; steps++) {
    const waits = Object.values(last.waits)
    const wait = waits[choose(waits.length)]
    if (!wait) break
    at = laterBy(at, 60_000)
    const answer = step(world, last, { type: 'resume', wait: wait.id, variables: { [`von${wait.on}`]: steps } }, at)
    expect(replay(last, answer.events)).toEqual(answer.case)
    expect(lost(world, answer.case)).toEqual([])
    events.push(...answer.events)
    last = answer.case
  }
  return { last, events }
}

test('every block-structured process reaches its end, whatever order the outside answers in, and its events replay to the same case', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.nat(3), fc.infiniteStream(fc.nat(1_000_000)), async (block, zahl, numbers) => {
      const { models, problems } = await compile(processFor(block), { id: 'm' })
      expect(problems).toEqual([])
      const world: World = {
        models: { m: models[0]! },
        latest: {},
        decisions: {},
        calendars: {},
        zone: 'Europe/Berlin',
      }
      const { last, events } = runToEnd(world, zahl, (many) =>
        many === 0 ? 0 : (numbers.next().value as number) % many,
      )

      expect(last.status).toBe('ended')
      expect(last.waits).toEqual({})
      expect(Object.keys(last.tokens)).toHaveLength(1)
      expect(replay(newCase('c', 'm'), events)).toEqual(last)
      expect(JSON.parse(JSON.stringify(last))).toEqual(last)
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    }),
    { numRuns: 150 },
  )
})
