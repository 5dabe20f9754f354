/** Random nested processes in which everything can be compensated, held against the order that the standard asks for. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flow, processOf } from '../models.ts'
import {
  type Case,
  compile,
  type Event,
  newCase,
  replay,
  step,
  type TokenId,
  type World,
} from '../../../engine/index.ts'

type Block =
  | { readonly kind: 'task' }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'parallel'; readonly blocks: readonly Block[] }
  | { readonly kind: 'sub' | 'each' | 'transaction'; readonly block: Block }

const several = (block: fc.Arbitrary<Block>) => fc.array(block, { minLength: 1, maxLength: 3 })

const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ kind: fc.constant('task' as const) }),
    fc.record({ kind: fc.constant('sequence' as const), blocks: several(tie('block')) }),
    fc.record({ kind: fc.constant('parallel' as const), blocks: several(tie('block')) }),
    fc.record({ kind: fc.constantFrom('sub', 'each', 'transaction'), block: tie('block') }),
  ),
})).block

let next = 0
type Drawn = readonly [first: string, last: string, xml: string]

function drawn(block: Block): Drawn {
  const id = `N${next++}`
  if (block.kind === 'task') return [id, id, task(id)]
  if (block.kind === 'sequence') {
    const parts = block.blocks.map(drawn)
    const flows = parts.slice(1).map(([first], index) => flow(parts[index]![1], first))
    return [parts[0]![0], parts.at(-1)![1], [...parts.map(([, , xml]) => xml), ...flows].join('')]
  }
  if (block.kind === 'parallel') {
    const parts = block.blocks.map(drawn)
    const flows = parts.map(([first, last]) => flow(id, first) + flow(last, `${id}J`))
    const gateways = `<parallelGateway id="${id}"/><parallelGateway id="${id}J"/>`
    return [id, `${id}J`, [gateways, ...parts.map(([, , xml]) => xml), ...flows].join('')]
  }
  const [first, last, xml] = drawn(block.block)
  const type = block.kind === 'transaction' ? 'transaction' : 'subProcess'
  const twice =
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>'
  const inside = `<startEvent id="${id}S"/><endEvent id="${id}E"/>${flow(`${id}S`, first)}${flow(last, `${id}E`)}${xml}`
  return [id, id, `<${type} id="${id}">${block.kind === 'each' ? twice : ''}${inside}</${type}>`]
}

const task = (id: string): string =>
  `<userTask id="${id}"/><boundaryEvent id="${id}B" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>
  <userTask id="${id}H" isForCompensation="true"/><association id="${id}A" sourceRef="${id}B" targetRef="${id}H"/>`

/** The tasks that completed, as a tree by scope and in reverse order of completion at every level. */
function wanted(events: readonly Event[]): readonly string[] {
  const scopes = new Map<TokenId, TokenId | null>()
  const left: { token: TokenId; element: string; children: string[] }[] = []
  for (const event of events) {
    if (event.type === 'entered') scopes.set(event.seq, event.scope)
    if (event.type === 'left') left.push({ token: event.token, element: event.element, children: [] })
  }
  const undoing = (scope: TokenId): readonly string[] =>
    left
      .filter(({ token }) => scopes.get(token) === scope)
      .reverse()
      .flatMap(({ token, element }) => [
        ...undoing(token),
        ...(/^N\d+$/.test(element) && isTask(token) ? [element] : []),
      ])
  const isTask = (token: TokenId): boolean => events.some((one) => one.type === 'waiting' && one.token === token)
  const root = [...scopes].find(([, scope]) => scope === null)![0]
  return undoing(root).map((element) => `${element}H`)
}

const now = '2026-03-02T07:00:00.000Z'

/** Answers open waits in any order until the end; says which handlers ran in which order, and which should have. */
function runToEnd(
  world: World,
  choose: (many: number) => number,
): { last: Case; undone: string[]; due: readonly string[] } {
  let { case: last, events } = step(world, newCase('c', 'm'), { type: 'start', variables: {} }, now)
  const undone: string[] = []
  for (let steps = 0; last.status === 'running' && steps < 1_000; steps++) {
    const waits = Object.values(last.waits)
    const handler = waits.find(({ on }) => on.endsWith('H'))
    if (handler) expect(waits, 'one handler at a time').toEqual([handler])
    if (handler) undone.push(handler.on)
    const stored = JSON.parse(JSON.stringify(last)) as Case
    const command = { type: 'resume', wait: waits[choose(waits.length)]!.id, variables: {} } as const
    const after = step(world, stored, command, now)
    expect(replay(last, after.events)).toEqual(after.case)
    events = [...events, ...after.events]
    last = after.case
  }
  const thrown = events.findIndex((one) => one.type === 'compensating')
  return { last, undone, due: wanted(events.slice(0, thrown)) }
}

test('compensation undoes each thing that completed once, in reverse order of completion within each scope', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.infiniteStream(fc.nat(1_000_000)), async (block, numbers) => {
      next = 0
      const [first, last, xml] = drawn(block)
      const throwing = '<intermediateThrowEvent id="T"><compensateEventDefinition/></intermediateThrowEvent>'
      const path = `<startEvent id="S"/>${xml}${throwing}<endEvent id="E"/>`
      const flows = flow('S', first) + flow(last, 'T') + flow('T', 'E')
      const { models, problems } = await compile(processOf(path + flows), { id: 'm' })
      expect(problems).toEqual([])
      const world: World = { models: { m: models[0]! }, latest: {}, decisions: {}, calendars: {}, zone: 'UTC' }
      const run = runToEnd(world, (many) => (numbers.next().value as number) % many)
      expect(run.last).toMatchObject({ status: 'ended', waits: {}, completed: [] })
      expect(run.due.length).toBeGreaterThan(0)
      expect(run.undone).toEqual(run.due)
    }),
    { numRuns: 100 },
  )
})
