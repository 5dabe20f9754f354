import { expect, test } from 'vitest'
import { verifyChain } from '../../server/runtime/index.ts'
import { limits, weighed } from '../../server/runtime/limits.ts'
import { newCase as emptyCase } from '../../engine/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { definitions, flow } from '../engine/models.ts'
import { desk, papers } from './models.ts'
import { bench, newCase, waitOn, waitsOf } from './support.ts'

/** Waits for a timer, message or signal, and with what comes doubles a variable. */
const doubled = `<extensionElements><zeebe:ioMapping><zeebe:output source="=half + half" target="twice"/></zeebe:ioMapping></extensionElements>`
const caught = (id: string, definition: string): string =>
  `<intermediateCatchEvent id="${id}">${doubled}${definition}</intermediateCatchEvent>${flow('Which', id, `=kind = "${id}"`)}${flow(id, 'E')}`
const grows = definitions(
  `<process id="grows" isExecutable="true"><startEvent id="S"/><exclusiveGateway id="Which"/>${flow('S', 'Which')}
    ${caught('timer', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>')}
    ${caught('message', '<messageEventDefinition messageRef="m"/>')}${caught('signal', '<signalEventDefinition signalRef="s"/>')}
    <endEvent id="E"/></process><signal id="s" name="flood"/>
    <message id="m" name="papers"><extensionElements><zeebe:subscription correlationKey="=&quot;7&quot;"/></extensionElements></message>`,
)

/** Begins by a message or a signal, and doubles what that brings. */
const begins = (id: string, definition: string): string =>
  `<startEvent id="${id}">${doubled}${definition}</startEvent>${flow(id, 'E')}`
const swells = definitions(
  `<process id="swells" isExecutable="true">${begins('message', '<messageEventDefinition messageRef="m"/>')}
    ${begins('signal', '<signalEventDefinition signalRef="s"/>')}<endEvent id="E"/></process>
    <signal id="s" name="flood"/><message id="m" name="papers"/>`,
)

const huge = 'x'.repeat(limits.variable + 1)

onEachDatabase('what is too large', (open) => {
  test('is refused by name as a variable, and the case stays as it was', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const { id } = await runtime.start(newCase('desk'), 'ada')
    const before = (await runtime.load(id)).case
    const wait = await waitOn(runtime, id, 'Check')
    const complete = runtime.send(id, { type: 'resume', wait, variables: { klein: 1, text: huge } }, 'ada')
    await expect(complete).rejects.toMatchObject({
      code: 'variable-too-large',
      detail: expect.stringContaining('„text“') as string,
    })
    expect((await runtime.load(id)).case).toEqual(before)
    expect(await db('steps').where({ town: town.id, case_id: id })).toHaveLength(1)
    await runtime.send(id, { type: 'resume', wait, variables: { text: 'x' } }, 'ada')
    expect((await runtime.load(id)).case.status).toBe('ended')
  })

  test('is refused as a message before it is kept', async () => {
    const { runtime, db, town } = await bench(await open(), { papers })
    const message = { name: 'papers', key: '1', variables: { text: huge } }
    await expect(runtime.publish(message, 'citizen')).rejects.toMatchObject({ code: 'variable-too-large' })
    expect(await db('messages').where({ town: town.id })).toEqual([])
  })

  test.each(['timer', 'message', 'signal'])(
    'and comes by a %s is an incident that says what to do, once, and goes on when there is room',
    async (kind) => {
      const { runtime, clock, db, town } = await bench(await open(), { grows })
      const half = 'x'.repeat(limits.variable * 0.6)
      const { id } = await runtime.start(newCase('grows', { variables: { kind, half } }), 'ada')
      const come = async (): Promise<void> => {
        clock.set('2026-01-05T08:00:01.000Z')
        if (kind === 'message') await runtime.publish({ name: 'papers', key: '7', variables: {} }, 'citizen')
        if (kind === 'signal') await runtime.broadcast({ name: 'flood', variables: {} }, 'citizen')
        await runtime.drain()
      }
      await come()
      const stopped = await runtime.load(id)
      expect(await waitsOf(runtime, id)).toEqual([`${kind} incident`])
      const [wait] = Object.values(stopped.case.waits)
      const message = expect.stringMatching(/„twice“ hat 1,2 MB, erlaubt ist 1,0 MB/) as string
      expect(wait!.until).toMatchObject({ problem: { code: 'not-taken-in', message } })
      await runtime.drain()
      expect((await runtime.load(id)).case.seq).toBe(stopped.case.seq)
      // A message that was not taken in is still there.
      expect(await db('messages').where({ town: town.id })).toHaveLength(kind === 'message' ? 1 : 0)

      await runtime.send(id, { type: 'resume', wait: wait!.id, variables: { half: 'x' }, by: 'ada' }, 'ada')
      if (kind === 'signal') await come()
      await runtime.drain()
      expect((await runtime.load(id)).case.status).toBe('ended')
    },
  )

  test.each(['message', 'signal'])(
    'and would begin a case by a %s is one case that holds what came, and stands there until that fits',
    async (kind) => {
      const { runtime, db, town } = await bench(await open(), { swells })
      const variables = { half: 'x'.repeat(limits.variable * 0.6) }
      if (kind === 'message') await runtime.publish({ name: 'papers', key: '7', variables }, 'citizen')
      else await runtime.broadcast({ name: 'flood', variables }, 'citizen')
      await runtime.drain()
      const ids = await db('cases').where({ town: town.id }).pluck<number[]>('id')
      expect(ids).toHaveLength(1)
      const [id = 0] = ids
      expect(await waitsOf(runtime, id)).toEqual(['swells incident'])
      const [wait] = Object.values((await runtime.load(id)).case.waits)
      const message = expect.stringMatching(/„twice“ hat 1,2 MB, erlaubt ist 1,0 MB/) as string
      expect(wait!.until).toMatchObject({ problem: { code: 'not-taken-in', message }, held: { variables } })
      expect(await db(`${kind === 'message' ? 'messages' : 'broadcasts'}`).where({ town: town.id })).toEqual([])
      expect((await verifyChain(db, town)).breaks).toEqual([])
      const again = runtime.send(id, { type: 'resume', wait: wait!.id, variables: {}, by: 'ada' }, 'ada')
      await expect(again).rejects.toMatchObject({ code: 'variable-too-large' })
    },
  )

  test('does not begin as a case', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const start = runtime.start(newCase('desk', { variables: { text: huge } }), 'citizen')
    await expect(start).rejects.toMatchObject({ code: 'variable-too-large' })
    expect(await db('cases').where({ town: town.id })).toEqual([])
    // The number that was counted for it goes to the next one.
    expect((await runtime.start(newCase('desk'), 'citizen')).number).toMatch(/000001/)
  })

  test('more commands than fit into the queue are told at once that the server is busy; the others are carried out', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const many = Array.from({ length: limits.queue + 5 }, () => runtime.start(newCase('desk'), 'citizen'))
    const answers = await Promise.allSettled(many)
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(refused.length).toBeGreaterThan(0)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'busy' })
    const [{ cases } = { cases: 0 }] = await db('cases')
      .where({ town: town.id })
      .count<{ cases: number }[]>({ cases: '*' })
    expect(Number(cases)).toBe(answers.length - refused.length)
  })
})

test('a case is measured only when it seems too large, and refused when it is', () => {
  const small = emptyCase('1', 'm')
  expect(weighed(small, 10)).toBe(10)
  expect(weighed(small, limits.case + 1)).toBeLessThan(1000)
  const token = (id: number) =>
    ({ id, element: 'T', scope: null, via: null, phase: 'active', variables: { text: huge } }) as const
  const tokens = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i, token(i)]))
  expect(() => weighed({ ...small, tokens }, limits.case + 1)).toThrow(/case-too-large.*60,\d MB/)
})
