import { expect, test } from 'vitest'
import { Outdated, retrying } from '../../server/db/transactions.ts'
import { chunks } from '../../server/db/chunks.ts'

test('work that meets a conflict is done again', async () => {
  let tries = 0
  const result = await retrying(async () => {
    if (++tries < 3) throw new Outdated('someone was faster')
    return 'done'
  })
  expect([result, tries]).toEqual(['done', 3])
})

test.each(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'])(
  'the database error %s is a conflict',
  async (code) => {
    let tries = 0
    await retrying(async () => {
      if (++tries === 1) throw Object.assign(new Error('conflict'), { code })
    })
    expect(tries).toBe(2)
  },
)

test('a conflict that never ends is told to the caller as a busy server', async () => {
  await expect(retrying(() => Promise.reject(new Outdated('again')))).rejects.toMatchObject({ code: 'busy' })
})

test('any other error is not tried again', async () => {
  let tries = 0
  const failing = retrying(async () => {
    tries++
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(tries).toBe(1)
})

test('rows are inserted in portions that both databases take', () => {
  const rows = Array.from({ length: 250 }, (_, i) => i)
  expect(chunks(rows).map(({ length }) => length)).toEqual([100, 100, 50])
  expect(chunks(rows).flat()).toEqual(rows)
  expect(chunks([])).toEqual([])
})
