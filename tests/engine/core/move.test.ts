import { expect, test } from 'vitest'
import { type Case, compile, newCase, step, type World } from '../../../engine/index.ts'
import { extension, flow, processOf } from '../models.ts'

const now = '2026-03-02T07:00:00.000Z'

/** A task `A` and behind it the subprocess `Teil`, which begins with `B` and ends with `C`. */
async function moved(inside: string, variables = {}): Promise<{ world: World; after: Case }> {
  const path = flow('S', 'A') + flow('A', 'Teil')
  const content = `<startEvent id="T"/><userTask id="B"/><userTask id="C"/>${flow('T', 'B')}${flow('B', 'C')}`
  const teil = `<subProcess id="Teil">${inside}${content}</subProcess>`
  const { models } = await compile(processOf(`<startEvent id="S"/><userTask id="A"/>${teil}${path}`), { id: 'm' })
  const world: World = { models: { m: models[0]! }, latest: {}, decisions: {}, calendars: {}, zone: 'UTC' }
  const { case: first } = step(world, newCase('c', 'm'), { type: 'start', variables }, now)
  const [task] = Object.values(first.waits)
  return { world, after: step(world, first, { type: 'move', from: [task!.token], to: ['C'], by: 'eva' }, now).case }
}

const waiting = ({ waits }: Case): readonly string[] =>
  Object.values(waits).map(({ on, until }) => `${on} ${until.kind}`)

test('a subprocess that is entered by a move takes in its mappings', async () => {
  const { after } = await moved(
    extension('<zeebe:ioMapping><zeebe:input source="=1" target="lokal"/></zeebe:ioMapping>'),
  )
  expect(waiting(after)).toEqual(['C task'])
  expect(Object.values(after.tokens).find(({ element }) => element === 'Teil')?.variables).toEqual({ lokal: 1 })
})

test('an incident on the way is resumed where the move leads, not at the start', async () => {
  const mapping = extension('<zeebe:ioMapping><zeebe:input source="=fehlt" target="lokal"/></zeebe:ioMapping>')
  const { world, after } = await moved(mapping)
  expect(waiting(after)).toEqual(['Teil incident'])
  const [incident] = Object.values(JSON.parse(JSON.stringify(after.waits)) as Case['waits'])
  const corrected = step(world, after, { type: 'resume', wait: incident!.id, variables: { fehlt: 1 } }, now)
  expect(waiting(corrected.case)).toEqual(['C task'])
})

test('nobody moves into a loop that does not run: it would not be known for which instance', async () => {
  const twice =
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>'
  await expect(moved(twice)).rejects.toMatchObject({ code: 'scope-not-active' })
})
