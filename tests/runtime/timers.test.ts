import { expect, test } from 'vitest'
import { onEachDatabase } from '../support/databases.ts'
import { reminded } from './models.ts'
import { bench, newCase, waitsOf } from './support.ts'

onEachDatabase('a timer', (open) => {
  test('does nothing before it is due and fires once when it is', async () => {
    const { runtime, clock } = await bench(await open(), { reminded })
    const ref = await runtime.start(newCase('reminded'), 'ada')
    clock.set('2026-01-19T06:59:59.999Z')
    expect(await runtime.drain()).toBe(0)
    clock.set('2026-01-19T07:00:00.000Z')
    expect(await runtime.drain()).toBe(1)
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task', 'Remind task'])
    clock.set('2026-03-01T00:00:00.000Z')
    expect(await runtime.drain()).toBe(0)
  })

  test('that came due while no server ran fires once, on whichever of two servers starts first', async () => {
    const { runtime, again, clock } = await bench(await open(), { reminded })
    const ref = await runtime.start(newCase('reminded'), 'ada')
    clock.set('2026-05-01T00:00:00.000Z')
    const fired = await Promise.all([again().drain(), again().drain()])
    expect(fired.reduce((a, b) => a + b)).toBe(1)
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task', 'Remind task'])
  })

  test('of many cases all fire in one drain', async () => {
    const { runtime, clock, db, town } = await bench(await open(), { reminded })
    await Promise.all(Array.from({ length: 45 }, () => runtime.start(newCase('reminded'), 'ada')))
    clock.set('2026-05-01T00:00:00.000Z')
    expect(await runtime.drain()).toBe(45)
    expect(await db('waits').where({ town: town.id, element: 'Remind' })).toHaveLength(45)
  })

  test('of a suspended case waits until the case goes on', async () => {
    const { runtime, clock } = await bench(await open(), { reminded })
    const ref = await runtime.start(newCase('reminded'), 'ada')
    await runtime.send(ref.id, { type: 'suspend', by: 'ada', reason: 'Akte beim Gericht' }, 'ada')
    clock.set('2026-05-01T00:00:00.000Z')
    expect(await runtime.drain()).toBe(0)
    await runtime.send(ref.id, { type: 'continue', by: 'ada', reason: 'zurück' }, 'ada')
    expect(await runtime.drain()).toBe(1)
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task', 'Remind task'])
  })

  test('wakes the background loop by itself', async () => {
    const start = Date.now()
    // The town's clock runs with the real one, from a second before the timer is due.
    const now = () => new Date(Date.parse('2026-01-19T06:59:59.000Z') + Date.now() - start).toISOString()
    const { runtime, again } = await bench(await open(), { reminded })
    const ref = await runtime.start(newCase('reminded'), 'ada')
    const restarted = again({ clock: { now } })
    const background = restarted.run()
    await expect.poll(() => waitsOf(restarted, ref.id), { timeout: 5000 }).toEqual(['Check task', 'Remind task'])
    await background.stop()
  })
})
