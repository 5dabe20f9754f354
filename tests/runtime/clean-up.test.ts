import { expect, test } from 'vitest'
import { cleanUp } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { clockAt } from './support.ts'

onEachDatabase('cleaning up', (open) => {
  test('takes away what was delivered, received and carried out a month ago, and nothing that is still needed', async () => {
    const { db, town } = await open()
    const clock = clockAt('2026-03-02T07:00:00.000Z')
    const [old, young] = ['2026-01-20T07:00:00.000Z', '2026-02-20T07:00:00.000Z']
    const post = { town: town.id, kind: 'mail', receiver: 'r', payload: '{}', created_at: old, due_at: old }
    await db('outbox').insert([
      { ...post, done_at: old },
      { ...post, done_at: young },
      { ...post, done_at: null },
    ])
    const message = { town: town.id, name: 'm', variables: '{}', published_at: old }
    await db('messages').insert([
      { ...message, message_id: '1', consumed_at: old },
      { ...message, message_id: '2', consumed_at: young },
      { ...message, message_id: '3', consumed_at: null },
    ])
    const keys = Array.from({ length: 1200 }, (_, i) => ({ town: town.id, key: `k${i}`, at: old }))
    for (let i = 0; i < keys.length; i += 400) await db('received_commands').insert(keys.slice(i, i + 400))
    await db('received_commands').insert({ town: town.id, key: 'young', at: young })
    expect(await cleanUp({ db, town, clock })).toBe(1202)
    expect(await db('outbox').where({ town: town.id }).orderBy('id').pluck('done_at')).toEqual([young, null])
    expect(await db('messages').where({ town: town.id }).orderBy('id').pluck('message_id')).toEqual(['2', '3'])
    expect(await db('received_commands').where({ town: town.id }).pluck('key')).toEqual(['young'])
    expect(await cleanUp({ db, town, clock })).toBe(0)
  })
})
