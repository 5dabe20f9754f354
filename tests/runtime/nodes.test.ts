import { expect, test } from 'vitest'
import { isPostgres } from '../../server/db/connect.ts'
import { onEachDatabase } from '../support/databases.ts'
import { posted } from './models.ts'
import { bench, countSent, newCase, systemClock } from './support.ts'

onEachDatabase('several nodes', (open) => {
  test('a node that has nothing to do is woken by the job that another one wrote', async () => {
    const opened = await open()
    // SQLite has one node, whose own commits wake it.
    if (!isPostgres(opened.db)) return
    const { runtime, again, db, town } = await bench(opened, { posted }, { clock: systemClock })
    const worker = again({ handlers: { 'test.send': countSent } }).run()
    try {
      // Until it listens, and has found nothing.
      await expect
        .poll(async () => (await db.raw(`select 1 from pg_stat_activity where query like 'listen%'`)).rows.length)
        .toBeGreaterThan(0)
      const { id } = await runtime.start(newCase('posted'), 'ada')
      await expect
        .poll(() => db('notes').where({ town: town.id, case_id: id }).pluck('text'), { timeout: 15_000 })
        .toEqual(['sent'])
    } finally {
      await worker.stop()
    }
  })

  test('a job whose node has died is done by another when its lease ends', async () => {
    const { runtime, again, db, town, clock } = await bench(await open(), { posted })
    const { id } = await runtime.start(newCase('posted'), 'ada')
    let died: () => void = () => {}
    const reached = new Promise<void>((resolve) => (died = resolve))
    const hanging = again({ handlers: { 'test.send': () => (died(), new Promise(() => {})) } })
    void hanging.drain()
    await reached
    const other = again({ handlers: { 'test.send': countSent } })
    await other.drain()
    expect(await db('notes').where({ town: town.id, case_id: id })).toEqual([])
    clock.set('2026-01-05T07:01:01.000Z')
    await other.drain()
    expect(await db('notes').where({ town: town.id, case_id: id })).toHaveLength(1)
  })
})
