import { expect, test } from 'vitest'
import { pending } from '../../server/db/migrate.ts'
import { createTown, openTown } from '../../server/db/town.ts'
import { onEachDatabase } from '../support/databases.ts'

onEachDatabase('a town', (open) => {
  test('is found by its key', async () => {
    const { db, town } = await open()
    expect(await openTown(db, town.key)).toEqual({ ...town, demo: false })
  })

  test('that nobody made is refused with the sentence that helps', async () => {
    const { db } = await open()
    await expect(openTown(db, 'nowhere')).rejects.toThrow('This database knows no town "nowhere"')
  })

  test('says so when its accounts are a demo', async () => {
    const { db, town } = await open()
    await db('accounts').insert({
      town: town.id,
      login: 'ada',
      name: 'Ada',
      password_hash: '-',
      demo: true,
      created_at: '2026-01-05T07:00:00.000Z',
    })
    expect((await openTown(db, town.key)).demo).toBe(true)
  })

  test('cannot be made twice with one key', async () => {
    const { db, town } = await open()
    await expect(createTown(db, town)).rejects.toThrow()
  })

  test('lives in a database on which every migration has run', async () => {
    const { db } = await open()
    expect(await pending(db)).toEqual([])
  })
})
