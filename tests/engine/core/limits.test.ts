import { expect, test } from 'vitest'
import { extension, flow, processOf } from '../models.ts'
import { compile, newCase, Refusal, step, type Step, type World } from '../../../engine/index.ts'

const now = '2026-03-02T07:00:00.000Z'

async function world(xml: string): Promise<World> {
  const { models, problems } = await compile(xml, { id: 'm' })
  expect(problems).toEqual([])
  return { models: { m: models[0]! }, latest: {}, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
}

const loop = processOf(
  `<startEvent id="S"/><exclusiveGateway id="A"/><exclusiveGateway id="B" default="B_A"/><endEvent id="E"/>
   ${flow('S', 'A')}${flow('A', 'B')}${flow('B', 'A')}${flow('B', 'E', '=genug')}`,
)

test('a loop in which nothing waits is an incident at the thousandth entry, and what happened before stays', async () => {
  const loops = await world(loop)
  const first = step(loops, newCase('c', 'm'), { type: 'start', variables: {} }, now)
  const [wait] = Object.values(first.case.waits)
  expect(wait).toMatchObject({
    on: 'A',
    until: { kind: 'incident', problem: { code: 'endless-loop' }, held: { phase: 'entering' } },
  })
  expect(first.events.filter((event) => event.type === 'entered' && event.element === 'A')).toHaveLength(1000)

  const again = step(loops, first.case, { type: 'resume', wait: wait!.id, variables: { genug: true } }, now)
  expect(again.case.status).toBe('ended')
})

test('a case that cannot take in what makes it begin stands there with it, and begins with it when resumed', async () => {
  const begun = await world(
    processOf(
      `<startEvent id="S">${extension('<zeebe:ioMapping><zeebe:output source="=n + 1" target="more"/></zeebe:ioMapping>')}<messageEventDefinition messageRef="M"/></startEvent>
      <userTask id="T"/>${flow('S', 'T')}`,
      '<message id="M" name="m"/>',
    ),
  )
  const start = { type: 'start', at: 'S', variables: { nummer: 7 }, received: { n: 1 }, problem: 'Zu groß.' } as const
  const first = step(begun, newCase('c', 'm'), start, now)
  const [wait, ...others] = Object.values(first.case.waits)
  expect(others).toEqual([])
  expect(wait!.until).toMatchObject({ problem: { code: 'not-taken-in' }, held: { variables: { n: 1 } } })

  const again = step(begun, first.case, { type: 'resume', wait: wait!.id, variables: {} }, now)
  expect(Object.values(again.case.waits).map(({ on }) => on)).toEqual(['T'])
  expect(again.case.tokens[wait!.token]!.variables).toMatchObject({ nummer: 7, more: 2 })
})

test('a command that causes more than a server should do at once stops, and what happened before stays', async () => {
  const inside = `<startEvent id="IS"/><exclusiveGateway id="A"/><exclusiveGateway id="B" default="B_A"/><endEvent id="IE"/>
    ${flow('IS', 'A')}${flow('A', 'B')}${flow('B', 'A')}${flow('B', 'IE', '=genug')}`
  const many =
    '<multiInstanceLoopCharacteristics><loopCardinality>=100</loopCardinality></multiInstanceLoopCharacteristics>'
  const loops = await world(
    processOf(
      `<startEvent id="S"/><subProcess id="Sub">${many}${inside}</subProcess><endEvent id="E"/>${flow('S', 'Sub')}${flow('Sub', 'E')}`,
    ),
  )
  const first = step(loops, newCase('c', 'm'), { type: 'start', variables: {} }, now)
  const problems = Object.values(first.case.waits).map(({ until }) => until.kind === 'incident' && until.problem.code)
  expect(new Set(problems)).toEqual(new Set(['too-many-steps']))
  expect(first.events.length).toBeLessThan(251_000)
})

test('a thousand tokens in a case do not make a step slow', async () => {
  const tasks = Array.from({ length: 1000 }, (_, index) => `T${index}`)
  const many = await world(
    processOf(
      `<startEvent id="S"/><parallelGateway id="G"/>${flow('S', 'G')}` +
        tasks.map((id) => `<userTask id="${id}"/>${flow('G', id)}`).join(''),
    ),
  )
  let last: Step = step(many, newCase('c', 'm'), { type: 'start', variables: {} }, now)
  const start = process.cpuUsage()
  for (const { id } of Object.values(last.case.waits).slice(0, 100))
    last = step(many, last.case, { type: 'resume', wait: id, variables: {} }, now)
  expect(process.cpuUsage(start).user / 1000 / 100).toBeLessThan(10)
  expect(last.changed).toMatchObject({ tokens: [{ after: null }], waits: [{ after: null }] })
})

test('the time of a case never runs backwards, whatever a clock says', async () => {
  const wait = await world(processOf(`<startEvent id="S"/><userTask id="T"/>${flow('S', 'T')}`))
  const first = step(wait, newCase('c', 'm'), { type: 'start', variables: {} }, now)
  const [task] = Object.values(first.case.waits)
  const earlier = step(wait, first.case, { type: 'resume', wait: task!.id, variables: {} }, '2020-01-01T00:00:00.000Z')
  expect(earlier.case.at).toBe(now)
})

test('a case keeps to its model: another one is refused, and so is a start that is none', async () => {
  const known = await world(loop)
  const code = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      if (error instanceof Refusal) return error.code
    }
    return 'nothing'
  }
  expect(code(() => step(known, newCase('c', 'other'), { type: 'start', variables: {} }, now))).toBe('unknown-model')
  expect(code(() => step(known, newCase('c', 'm'), { type: 'start', at: 'E', variables: {} }, now))).toBe(
    'unknown-element',
  )
  expect(code(() => step(known, newCase('c', 'm'), { type: 'start', at: 'S', variables: { genug: true } }, now))).toBe(
    'nothing',
  )
})

test('a model of two thousand elements is checked well under a second', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `T${index}`)
  const mapping = extension('<zeebe:ioMapping><zeebe:input source="=betrag + 1" target="b"/></zeebe:ioMapping>')
  const xml = processOf(
    `<startEvent id="S"/>${flow('S', 'T0')}` +
      ids
        .map(
          (id, index) =>
            `<userTask id="${id}" name="Aufgabe">${mapping}</userTask>${flow(id, index < 999 ? `T${index + 1}` : 'E')}`,
        )
        .join('') +
      '<endEvent id="E"/>',
  )
  // Time of this process, not of the clock: other programs on the machine do not count.
  const took: number[] = []
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage()
    const { models } = await compile(xml, { id: 'm' })
    took.push(process.cpuUsage(start).user / 1000)
    expect(Object.keys(models[0]!.elements)).toHaveLength(1003)
  }
  expect(Math.min(...took)).toBeLessThan(600)
})

test('a file with two processes gives two models', async () => {
  const two = processOf('<startEvent id="A"/>').replace(
    '</process>',
    '</process><process id="Q" isExecutable="true"><startEvent id="B"/></process>',
  )
  const { models, problems } = await compile(two, { id: 'm' })
  expect(problems).toEqual([])
  expect(models.map(({ id, process }) => [id, process])).toEqual([
    ['m/P', 'P'],
    ['m/Q', 'Q'],
  ])
})

test('a variable may have any name, also one that JavaScript has a meaning for', async () => {
  const waits = await world(processOf(`<startEvent id="S"/><userTask id="T"/>${flow('S', 'T')}`))
  const first = step(waits, newCase('c', 'm'), { type: 'start', variables: {} }, now)
  const [task] = Object.values(first.case.waits)
  const variables = JSON.parse('{"__proto__":{"a":1},"constructor":2,"toString":3}') as Record<string, never>
  const after = step(waits, first.case, { type: 'resume', wait: task!.id, variables }, now).case
  expect(Object.entries(after.tokens[2]!.variables)).toEqual(Object.entries(variables))
  expect(({} as Record<string, unknown>).a).toBe(undefined)
})
