import { expect, test } from 'vitest'
import { onEachDatabase } from '../support/databases.ts'
import { desk, papers, papersLater } from './models.ts'
import { bench, newCase, waitOn, waitsOf } from './support.ts'

onEachDatabase('a message', (open) => {
  test('goes to the case that waits for its key, and to no other', async () => {
    const { runtime, db, town } = await bench(await open(), { papers })
    const [one, two] = [await runtime.start(newCase('papers'), 'ada'), await runtime.start(newCase('papers'), 'ada')]
    await runtime.publish({ name: 'papers', key: two.number, variables: { nachgereicht: ['D-000001'] } }, 'citizen')
    expect([await waitsOf(runtime, one.id), await waitsOf(runtime, two.id)]).toEqual([
      ['Papers message'],
      ['Check task'],
    ])
    const root = Object.values((await runtime.load(two.id)).case.tokens).find(({ scope }) => scope === null)
    expect(root?.variables['nachgereicht']).toEqual(['D-000001'])
    expect(await db('messages').where({ town: town.id })).toEqual([])
  })

  test('that comes too early is kept, and the oldest goes first', async () => {
    const { runtime } = await bench(await open(), { 'papers-later': papersLater })
    const ref = await runtime.start(newCase('papers-later'), 'ada')
    await runtime.publish({ name: 'papers', key: ref.number, variables: { paket: 1 } }, 'citizen')
    await runtime.publish({ name: 'papers', key: ref.number, variables: { paket: 2 } }, 'citizen')
    expect(await waitsOf(runtime, ref.id)).toEqual(['First task'])
    await runtime.send(ref.id, { type: 'resume', wait: await waitOn(runtime, ref.id, 'First'), variables: {} }, 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
    const root = Object.values((await runtime.load(ref.id)).case.tokens).find(({ scope }) => scope === null)
    expect(root?.variables['paket']).toBe(1)
  })

  test('is forgotten when its time to live has ended', async () => {
    const { runtime, clock, db, town } = await bench(await open(), { 'papers-later': papersLater })
    const ref = await runtime.start(newCase('papers-later'), 'ada')
    await runtime.publish(
      { name: 'papers', key: ref.number, variables: {}, until: '2026-01-06T00:00:00.000Z' },
      'citizen',
    )
    clock.set('2026-01-06T00:00:00.001Z')
    await runtime.send(ref.id, { type: 'resume', wait: await waitOn(runtime, ref.id, 'First'), variables: {} }, 'ada')
    await runtime.drain()
    expect(await waitsOf(runtime, ref.id)).toEqual(['Papers message'])
    expect(await db('messages').where({ town: town.id })).toEqual([])
  })

  test('without a key goes to the one case that waits longest', async () => {
    const { runtime, clock } = await bench(await open(), { papers })
    const older = await runtime.start(newCase('papers'), 'ada')
    clock.set('2026-01-06T07:00:00.000Z')
    const younger = await runtime.start(newCase('papers'), 'ada')
    await runtime.publish({ name: 'papers', key: null, variables: {} }, 'citizen')
    expect([await waitsOf(runtime, older.id), await waitsOf(runtime, younger.id)]).toEqual([
      ['Check task'],
      ['Papers message'],
    ])
  })

  test('sent twice with one id counts once', async () => {
    const { runtime, db, town } = await bench(await open(), { 'papers-later': papersLater })
    const ref = await runtime.start(newCase('papers-later'), 'ada')
    const message = { name: 'papers', key: ref.number, variables: { geheim: 1 }, messageId: 'upload-7' }
    await runtime.publish(message, 'citizen')
    await runtime.publish(message, 'citizen')
    await runtime.send(ref.id, { type: 'resume', wait: await waitOn(runtime, ref.id, 'First'), variables: {} }, 'ada')
    await runtime.publish(message, 'citizen')
    const rows = await db('messages').where({ town: town.id })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ variables: '{}', consumed_at: '2026-01-05T07:00:00.000Z' })
  })

  test('published on two nodes at once is received once each', async () => {
    const { runtime, again, db, town } = await bench(await open(), { papers })
    const nodes = [runtime, again()]
    const refs = await Promise.all(Array.from({ length: 8 }, () => runtime.start(newCase('papers'), 'ada')))
    await Promise.all(
      refs.map((ref, i) => nodes[i % 2]!.publish({ name: 'papers', key: ref.number, variables: {} }, 'citizen')),
    )
    for (const ref of refs) expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
    expect(await db('steps').where({ town: town.id })).toHaveLength(16)
    expect(await db('messages').where({ town: town.id })).toEqual([])
  })

  test('stored by a server that died before delivering it is delivered by the next', async () => {
    const { runtime, again, db, town } = await bench(await open(), { papers, desk })
    const ref = await runtime.start(newCase('papers'), 'ada')
    await db('messages').insert({
      town: town.id,
      name: 'papers',
      correlation: ref.number,
      variables: '{}',
      published_at: '2026-01-05T07:00:00.000Z',
    })
    expect(await again().drain()).toBe(1)
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
  })

  test('without a key is received by one case only, though two servers deliver it at once', async () => {
    const { runtime, again, db, town } = await bench(await open(), { papers })
    for (let i = 0; i < 8; i++) await runtime.start(newCase('papers'), 'ada')
    const message = { town: town.id, name: 'papers', variables: '{}', published_at: '2026-01-05T07:00:00.000Z' }
    await db('messages').insert([message, message, message, message])
    await Promise.all([runtime.drain(), again().drain(), again().drain()])
    const waiting = await db('waits').where({ town: town.id }).select('element')
    expect(waiting.filter(({ element }) => element === 'Check')).toHaveLength(4)
    expect(waiting.filter(({ element }) => element === 'Papers')).toHaveLength(4)
  })
})
