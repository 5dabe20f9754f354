/** How far loops and calls go: without end they stop, with an end they are fast. */
import { expect, test } from 'vitest'
import { extension, flow, processOf } from '../models.ts'
import { compile, newCase, step, type Case, type World } from '../../../engine/index.ts'

const now = '2026-03-02T07:00:00.000Z'

async function world(xml: string): Promise<World> {
  const { models, problems } = await compile(xml, { id: 'm' })
  expect(problems).toEqual([])
  return { models: { m: models[0]! }, latest: { P: 'm' }, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
}

const begin = (at: World, variables = {}): Case => step(at, newCase('c', 'm'), { type: 'start', variables }, now).case

const around = (activity: string): string =>
  processOf(`<startEvent id="S"/>${activity}<endEvent id="E"/>${flow('S', 'X')}${flow('X', 'E')}`)

const incidents = ({ waits }: Case): readonly (string | null)[] =>
  Object.values(waits).map(({ on, until }) => (until.kind === 'incident' ? `${on} ${until.problem.code}` : null))

test('a loop in which nothing waits stops at its thousandth turn and goes on when its condition is corrected', async () => {
  const repeat = '<standardLoopCharacteristics><loopCondition>=nochmal</loopCondition></standardLoopCharacteristics>'
  const loops = await world(around(`<manualTask id="X">${repeat}</manualTask>`))
  const stopped = begin(loops, { nochmal: true })
  expect(incidents(stopped)).toEqual(['X endless-loop'])
  const [wait] = Object.values(stopped.waits)
  const variables = { nochmal: false }
  expect(step(loops, stopped, { type: 'resume', wait: wait!.id, variables }, now).case.status).toBe('ended')
})

test('a process that calls itself without end stops at the hundredth call', async () => {
  const stopped = begin(await world(around('<callActivity id="X" calledElement="P"/>')))
  expect(incidents(stopped)).toEqual(['X endless-loop'])
  expect(Object.values(stopped.tokens).filter(({ called }) => called)).toHaveLength(100)
})

test.each(['', 'isSequential="true"'])('five thousand instances are no endless loop (%s)', async (attributes) => {
  const collect = extension(
    '<zeebe:loopCharacteristics inputCollection="=list" inputElement="one" outputCollection="all" outputElement="=one"/>',
  )
  const inside = `<startEvent id="A"/><manualTask id="B"/><endEvent id="C"/>${flow('A', 'B')}${flow('B', 'C')}`
  const loop = `<multiInstanceLoopCharacteristics ${attributes}>${collect}</multiInstanceLoopCharacteristics>`
  const many = await world(around(`<subProcess id="X">${inside}${loop}</subProcess>`))
  const list = Array.from({ length: 5000 }, (_, index) => index)
  const start = process.cpuUsage()
  const ended = begin(many, { list })
  expect(process.cpuUsage(start).user / 1000 / list.length).toBeLessThan(2)
  expect(ended.status).toBe('ended')
  expect(ended.items).toEqual({})
  expect(Object.values(ended.tokens)[0]?.variables['all']).toEqual(list)
})
