import { expect, test } from 'vitest'
import { enqueue } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk } from './models.ts'
import { bench, newCase } from './support.ts'

const at = '2026-01-05T07:00:00.000Z'
const mail = (receiver: string, text: string) => ({ caseId: null, kind: 'mail', receiver, payload: { text }, at })

onEachDatabase('the outbox', (open) => {
  test('delivers what was committed with a step, once', async () => {
    const sent: unknown[] = []
    const { runtime, town } = await bench(
      await open(),
      { desk },
      { deliver: { mail: async (payload) => void sent.push(payload) } },
    )
    await runtime.start(newCase('desk'), 'ada', (trx) => enqueue(trx, town.id, mail('j@example.org', 'Ihr Abrufcode')))
    expect(await runtime.drain()).toBe(1)
    expect(await runtime.drain()).toBe(0)
    expect(sent).toEqual([{ text: 'Ihr Abrufcode' }])
  })

  test('delivers nothing of a step that was not committed', async () => {
    const sent: unknown[] = []
    const { runtime, town } = await bench(
      await open(),
      { desk },
      { deliver: { mail: async (payload) => void sent.push(payload) } },
    )
    const broken = runtime.start(newCase('desk'), 'ada', async (trx) => {
      await enqueue(trx, town.id, mail('j@example.org', 'never'))
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    await runtime.drain()
    expect(sent).toEqual([])
  })

  test('tries again later what could not be delivered, and keeps the order of each receiver', async () => {
    let down = true
    const sent: string[] = []
    const deliver = async (payload: unknown): Promise<void> => {
      const { text } = payload as { text: string }
      if (down && text.startsWith('a')) throw new Error('Postfach voll')
      sent.push(text)
    }
    const { runtime, db, town, clock } = await bench(await open(), {}, { deliver: { mail: deliver } })
    await db.transaction(async (trx) => {
      for (const [to, text] of [
        ['a', 'a1'],
        ['b', 'b1'],
        ['a', 'a2'],
        ['b', 'b2'],
      ] as const)
        await enqueue(trx, town.id, mail(to, text))
    })
    await runtime.drain()
    expect(sent).toEqual(['b1', 'b2'])
    expect(
      await db('outbox').where({ town: town.id, receiver: 'a' }).orderBy('id').select('attempts', 'problem', 'due_at'),
    ).toEqual([
      { attempts: 1, problem: 'Postfach voll', due_at: '2026-01-05T07:01:00.000Z' },
      { attempts: 0, problem: null, due_at: at },
    ])
    down = false
    clock.set('2026-01-05T07:01:00.000Z')
    await runtime.drain()
    expect(sent).toEqual(['b1', 'b2', 'a1', 'a2'])
    expect(await db('outbox').where({ town: town.id, done_at: null })).toEqual([])
  })

  test('keeps what no one can deliver yet', async () => {
    const { runtime, db, town } = await bench(await open(), {})
    await db.transaction((trx) => enqueue(trx, town.id, mail('a', 'a1')))
    expect(await runtime.drain()).toBe(0)
    expect(await db('outbox').where({ town: town.id, done_at: null })).toHaveLength(1)
  })
})
