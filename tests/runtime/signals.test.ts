import { expect, test } from 'vitest'
import { insertBroadcast } from '../../server/runtime/broadcasts.ts'
import { flow } from '../engine/models.ts'
import { onEachDatabase } from '../support/databases.ts'
import { line, task } from './models.ts'
import { bench, newCase, waitOn, type Bench } from './support.ts'

const listening = line(
  'listening',
  ['<startEvent id="Start"/>', task('Check'), '<endEvent id="End"/>'],
  `<boundaryEvent id="News" attachedToRef="Check" cancelActivity="false"><signalEventDefinition signalRef="S"/></boundaryEvent>
  <endEvent id="Heard"/>${flow('News', 'Heard')}`,
  '<signal id="S" name="news"/>',
)

const saying = line(
  'saying',
  [
    '<startEvent id="Start"/>',
    '<intermediateThrowEvent id="Say"><signalEventDefinition signalRef="S"/></intermediateThrowEvent>',
    '<endEvent id="End"/>',
  ],
  '',
  '<signal id="S" name="news"/>',
)

/** Thrown, and not yet brought to anyone. */
const thrown = ({ db, town, clock }: Bench, n: number): Promise<void> =>
  insertBroadcast(db, town.id, { name: 'news', variables: { n }, at: clock.now(), thrownBy: null, actor: 'system' })

const heard = async ({ db, town }: Bench, id: number): Promise<number> =>
  (await db('visits').where({ town: town.id, case_id: id, element: 'Heard' })).length

onEachDatabase('signals that are thrown before the one before has been brought to everyone', (open) => {
  test('are all heard by a case that goes on listening', async () => {
    const at = await bench(await open(), { listening })
    const { id } = await at.runtime.start(newCase('listening'), 'ada')
    for (const n of [1, 2, 3]) await thrown(at, n)
    await at.runtime.drain()
    expect(await heard(at, id)).toBe(3)
    const late = await at.runtime.start(newCase('listening'), 'ada')
    await at.runtime.send(id, { type: 'resume', wait: await waitOn(at.runtime, id, 'Check'), variables: {} }, 'ada')
    expect(await heard(at, late.id)).toBe(0)
  })

  test('are heard from a case, too, however many steps the town has taken that wait for nothing', async () => {
    const at = await bench(await open(), { listening, saying })
    for (let before = 0; before < 4; before++) await at.runtime.start(newCase('saying'), 'ada')
    const { id } = await at.runtime.start(newCase('listening'), 'ada')
    await at.runtime.start(newCase('saying'), 'ada')
    await at.runtime.drain()
    expect(await heard(at, id)).toBe(1)
  })

  test('are not heard by a case that begins between the throwing and the bringing', async () => {
    const at = await bench(await open(), { listening })
    await at.runtime.start(newCase('listening'), 'ada')
    await thrown(at, 1)
    const row = await at.db('broadcasts').where({ town: at.town.id }).first<Record<string, unknown>>()
    await at.db('broadcasts').where({ town: at.town.id }).delete()
    const late = await at.runtime.start(newCase('listening'), 'ada')
    await at.db('broadcasts').insert(row)
    await at.runtime.drain()
    expect(await heard(at, late.id)).toBe(0)
  })
})
