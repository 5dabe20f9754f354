import fc from 'fast-check'
import { expect, test } from 'vitest'
import { independentBlocks, type Block } from './random-process.ts'
import { patience, runs } from './runs.ts'
import { monday, worldOf } from './random-world.ts'
import { type Case, newCase, step, type TokenId, type Wait, type World } from '../../../engine/index.ts'

const sideBySide = fc
  .array(independentBlocks, { minLength: 2, maxLength: 3 })
  .map((blocks): Block => ({ kind: 'parallel', blocks }))

/**
 * A case without what only says in which order things happened: numbers, and what a call saw when it began. A tree of what stands where.
 */
function shape(state: Case): unknown {
  const { status, tokens, waits, items, deadlines, starting, model } = state
  const waitsOf = (id: TokenId) =>
    sorted(Object.values(waits).flatMap(({ token, on, until }) => (token === id ? { on, until } : [])))
  const inside = (scope: TokenId | null): unknown =>
    sorted(
      Object.values(tokens)
        .filter((token) => token.scope === scope)
        .map(({ id, ...token }) => ({
          token: { ...token, scope: null, variables: token.model === undefined ? token.variables : {} },
          waits: waitsOf(id),
          items: items[id],
          inside: inside(id),
        })),
    )
  return { status, deadlines, starting, model, tokens: inside(null) }
}

const sorted = (list: readonly object[]): readonly unknown[] =>
  list
    .map((one) => JSON.stringify(one, byName))
    .sort()
    .map((text) => JSON.parse(text) as unknown)

/** Names in alphabetical order, at every level. */
const byName = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value

/** What is answered becomes a variable; but a call sees all that there is when it begins, and would tell the orders apart. */
function answer(world: World, state: Case, { id, on, token }: Wait): Case {
  const calls = Object.keys(world.models).length > 1
  const variables = calls ? {} : { [`von${on}${token}`]: true }
  return step(world, state, { type: 'resume', wait: id, variables }, monday).case
}

test(
  'commands that have nothing to do with each other lead to the same case in either order',
  async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(sideBySide, fc.nat(3), fc.infiniteStream(fc.nat(1_000_000)), async (block, zahl, numbers) => {
        const world = await worldOf(block)
        const pick = (many: number): number => (numbers.next().value as number) % many
        const start = { type: 'start', variables: { zahl, runden: 0 } } as const
        let last = step(world, newCase('c', world.latest['P']!), start, monday).case
        for (let steps = 0; steps < 200 && last.status === 'running'; steps++) {
          const waits = Object.values(last.waits)
          const one = waits[pick(waits.length)]!
          const other = waits[pick(waits.length)]!
          const then = answer(world, last, one)
          if (one !== other) {
            const before = answer(world, last, other)
            expect(shape(answer(world, then, other))).toEqual(shape(answer(world, before, one)))
            compared++
          }
          last = then
        }
      }),
      runs(100),
    )
    expect(compared).toBeGreaterThan(50)
  },
  patience,
)
