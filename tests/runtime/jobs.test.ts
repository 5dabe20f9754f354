import pino from 'pino'
import { expect, test } from 'vitest'
import type { Job, JobHandler } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { heard, posted } from './models.ts'
import { bench, newCase, waitsOf } from './support.ts'

const fails: JobHandler = async () => {
  throw new Error('Drucker aus')
}

/** A handler that takes until the test lets it finish. */
function worker(by: string): { handler: JobHandler; finish(): void } {
  let finish = (): void => {}
  const done = new Promise<void>((resolve) => (finish = resolve))
  return { handler: () => done.then(() => ({ variables: { by } })), finish: () => finish() }
}

onEachDatabase('a job', (open) => {
  test('is done by the handler of its topic, which sees headers and mapped variables', async () => {
    const seen: Job[] = []
    const handler: JobHandler = async (job) => {
      seen.push(job)
      return { variables: { sendung: 'S-000001' } }
    }
    const { runtime, db, town } = await bench(await open(), { posted }, { handlers: { 'test.send': handler } })
    const ref = await runtime.start(newCase('posted', { variables: { hund: 'Rex' } }), 'ada')
    expect(await runtime.drain()).toBe(1)
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({
      ref,
      element: 'Send',
      topic: 'test.send',
      headers: { letter: 'hello' },
      variables: { hund: 'Rex', two: 2 },
    })
    expect(await db('visits').where({ town: town.id, element: 'Send' }).pluck('actor')).toEqual(['system'])
  })

  test('writes its rows with the completion', async () => {
    const { runtime, db, town } = await bench(
      await open(),
      { posted },
      {
        handlers: {
          'test.send': async () => ({
            variables: {},
            also: async (trx, ref) => {
              await trx('notes').insert({ town: town.id, case_id: ref.id, at: '-', author: '-', text: 'sent' })
            },
          }),
        },
      },
    )
    await runtime.start(newCase('posted'), 'ada')
    await runtime.drain()
    expect(await db('notes').where({ town: town.id }).pluck('text')).toEqual(['sent'])
  })

  test('that fails is tried again after 1, 5 and 30 minutes, then it is an incident, and goes on when that is resumed', async () => {
    let broken = true
    const handler: JobHandler = async (job) => (broken ? fails(job) : { variables: {} })
    const { runtime, clock, again } = await bench(await open(), { posted }, { handlers: { 'test.send': handler } })
    const ref = await runtime.start(newCase('posted'), 'ada')
    const tries = async (at: string): Promise<string[]> => {
      clock.set(at)
      await again().drain()
      return waitsOf(runtime, ref.id)
    }
    expect(await tries('2026-01-05T07:00:00.000Z')).toEqual(['Send job'])
    expect(await again().drain()).toBe(0)
    expect(await tries('2026-01-05T07:01:00.000Z')).toEqual(['Send job'])
    expect(await tries('2026-01-05T07:05:59.000Z')).toEqual(['Send job'])
    expect(await tries('2026-01-05T07:06:00.000Z')).toEqual(['Send job'])
    expect(await tries('2026-01-05T07:35:59.000Z')).toEqual(['Send job'])
    expect(await tries('2026-01-05T07:36:00.000Z')).toEqual(['Send incident'])

    const [incident] = Object.values((await runtime.load(ref.id)).case.waits)
    expect(incident?.until).toMatchObject({
      kind: 'incident',
      problem: { code: 'job-failed', message: expect.stringContaining('Drucker aus') },
    })
    broken = false
    await runtime.send(ref.id, { type: 'resume', wait: incident!.id, variables: {} }, 'admin')
    await runtime.drain()
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
  })

  test('whose topic nobody serves stays waiting without an incident, and the log says so once', async () => {
    const lines: string[] = []
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) })
    const { runtime } = await bench(await open(), { posted }, { log })
    const ref = await runtime.start(newCase('posted'), 'ada')
    await runtime.drain()
    await runtime.drain()
    expect(await waitsOf(runtime, ref.id)).toEqual(['Send job'])
    expect(lines.filter((line) => line.includes('"topic":"test.send"'))).toHaveLength(1)
  })

  test('is also what a listener is asked by, again and again until its retries are used up', async () => {
    let broken = true
    const handler: JobHandler = async (job) => (broken ? fails(job) : { variables: { heard: true } })
    const { runtime, clock } = await bench(await open(), { heard }, { handlers: { 'test.hear': handler } })
    const ref = await runtime.start(newCase('heard'), 'ada')
    await runtime.drain()
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check listener'])
    broken = false
    clock.set('2026-01-05T07:01:00.000Z')
    await runtime.drain()
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])

    broken = true
    const [check] = Object.values((await runtime.load(ref.id)).case.waits)
    await runtime.send(ref.id, { type: 'resume', wait: check!.id, variables: {} }, 'ada')
    await runtime.drain()
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check incident'])
    const [incident] = Object.values((await runtime.load(ref.id)).case.waits)
    broken = false
    await runtime.send(ref.id, { type: 'resume', wait: incident!.id, variables: {} }, 'admin')
    await runtime.drain()
    expect((await runtime.load(ref.id)).case.status).toBe('ended')
  })

  test('is done once, though two servers look for work at once', async () => {
    let done = 0
    const handler: JobHandler = async () => {
      done++
      await new Promise((resolve) => setTimeout(resolve, 10))
      return { variables: {} }
    }
    const { runtime, again } = await bench(await open(), { posted }, { handlers: { 'test.send': handler } })
    for (let i = 0; i < 6; i++) await runtime.start(newCase('posted'), 'ada')
    const counts = await Promise.all([runtime.drain(), again().drain(), again().drain()])
    expect(counts.reduce((a, b) => a + b)).toBe(6)
    expect(done).toBe(6)
  })

  test('whose worker was too slow is left to the one that leased it last', async () => {
    const { runtime, again, clock, db, town } = await bench(await open(), { posted })
    const ref = await runtime.start(newCase('posted'), 'ada')
    const [slow, fast] = [worker('slow'), worker('fast')]
    const fence = () => db('waits').where({ town: town.id }).first('fence')

    const late = again({ handlers: { 'test.send': slow.handler } }).drain()
    await expect.poll(fence).toEqual({ fence: 1 })
    clock.set('2026-01-05T07:01:00.001Z')
    const last = again({ handlers: { 'test.send': fast.handler } }).drain()
    await expect.poll(fence).toEqual({ fence: 2 })

    slow.finish()
    await late
    expect(await waitsOf(runtime, ref.id)).toEqual(['Send job'])
    fast.finish()
    await last
    const { case: state } = await runtime.load(ref.id)
    expect(Object.values(state.tokens).map(({ variables }) => variables['by'])).toContain('fast')
  })

  test('is not done twice within its lease after a crash, and is done when the lease has ended', async () => {
    const { runtime, again, clock, db, town } = await bench(await open(), { posted })
    const ref = await runtime.start(newCase('posted'), 'ada')
    // What a killed worker leaves behind.
    await db('waits').where({ town: town.id }).update({ leased_until: '2026-01-05T07:01:00.000Z', fence: 1 })
    const restarted = again({ handlers: { 'test.send': async () => ({ variables: {} }) } })
    expect(await restarted.drain()).toBe(0)
    clock.set('2026-01-05T07:01:00.000Z')
    expect(await restarted.drain()).toBe(1)
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
  })

  test('is begun by the background loop as soon as the commit that made it', async () => {
    const { runtime } = await bench(
      await open(),
      { posted },
      { handlers: { 'test.send': async () => ({ variables: {} }) } },
    )
    const background = runtime.run()
    // The loop has found nothing to do and sleeps for a minute.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const ref = await runtime.start(newCase('posted'), 'ada')
    await expect.poll(() => waitsOf(runtime, ref.id), { timeout: 5000 }).toEqual(['Check task'])
    await background.stop()
  })
})
