import { expect, test, vi } from 'vitest'
import { isPostgres, type Db } from '../../server/db/connect.ts'
import { onConnection, type SqliteConnection } from '../../server/db/raw.ts'
import { verifyChain } from '../../server/runtime/index.ts'
import { cacheOf } from '../../server/runtime/store/cache.ts'
import type { Stored } from '../../server/runtime/store/saving.ts'
import { storeOf } from '../../server/runtime/store/store.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk, line } from './models.ts'
import { bench, newCase, waitOn, waitsOf } from './support.ts'

/** How many units each commit of the database's store took while `work` ran. */
async function batchesOf(db: Db, work: () => Promise<unknown>): Promise<readonly number[]> {
  const store = storeOf(db)
  const { commit } = store
  const sizes: number[] = []
  Object.assign(store, {
    commit: (...given: Parameters<typeof commit>) => (sizes.push(given[1].length), commit(...given)),
  })
  await work().finally(() => Object.assign(store, { commit }))
  return sizes
}

/** A task for each office, all at once. */
const crowd = line('crowd', [
  '<startEvent id="Start"/>',
  `<userTask id="Ask"><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=offices"/></extensionElements>
    </multiInstanceLoopCharacteristics></userTask>`,
  '<endEvent id="End"/>',
])

onEachDatabase('the store', (open) => {
  test('commits together what arrives together, when it is much in two halves, and a lone command alone', async () => {
    const { runtime, db } = await bench(await open(), { desk })
    const starts = (many: number) => () =>
      Promise.all(Array.from({ length: many }, () => runtime.start(newCase('desk'), 'ada')))
    expect(await batchesOf(db, starts(1))).toEqual([1])
    expect(await batchesOf(db, starts(12))).toEqual([12])
    expect(await batchesOf(db, starts(20))).toEqual([10, 10])
  })

  test('gives up what fails of a batch, and nothing else of it', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const refs = await Promise.all(Array.from({ length: 4 }, () => runtime.start(newCase('desk'), 'ada')))
    const wait = await waitOn(runtime, refs[0]!.id, 'Check')
    const complete = (id: number, variables = {}) => runtime.send(id, { type: 'resume', wait, variables }, 'ada')
    const results = await Promise.allSettled([
      complete(refs[0]!.id),
      runtime.send(refs[1]!.id, { type: 'resume', wait: 9999, variables: {} }, 'ada'),
      complete(404_404),
      runtime.start(newCase('desk'), 'ada', () => Promise.reject(new Error('no'))),
      complete(refs[3]!.id),
      runtime.start(newCase('desk'), 'ada'),
    ])
    expect(results.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'rejected', 'rejected'],
      ...['fulfilled', 'fulfilled'],
    ])
    expect(await waitsOf(runtime, refs[1]!.id)).toEqual(['Check task'])
    const numbers = await db('cases').where({ town: town.id }).orderBy('id').pluck<string[]>('number')
    expect(numbers.map((number) => Number(number.split('-')[2]))).toEqual([1, 2, 3, 4, 5])
    expect((await verifyChain(db, town)).breaks).toEqual([])
  })

  test('tries each alone when the database refuses a batch for one of them', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const start = (title: string) => runtime.start(newCase('desk', { title }), 'ada')
    if (!isPostgres(db))
      await db.raw(`create trigger refuse before insert on cases when new.title = 'x\ty'
      begin select raise(abort, 'no such title'); end`)
    const results = await Promise.allSettled([start('a'), start(isPostgres(db) ? 'x\0y' : 'x\ty'), start('b')])
    if (!isPostgres(db)) await db.raw('drop trigger refuse')
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const rows = await db('cases').where({ town: town.id }).orderBy('id').select<{ title: string; number: string }[]>()
    expect(rows.map(({ title }) => title)).toEqual(['a', 'b'])
    expect(rows.map(({ number }) => Number(number.split('-')[2]))).toEqual([1, 2])
  })

  test('steps a later command of the same batch from what the earlier one left', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const { id } = await runtime.start(newCase('desk'), 'ada')
    const wait = await waitOn(runtime, id, 'Check')
    const assign = (to: string) => runtime.send(id, { type: 'assign', wait, to, by: to }, to)
    const sizes = await batchesOf(db, () =>
      Promise.all([
        ...['ada', 'bo', 'cy'].map(assign),
        runtime.send(id, { type: 'resume', wait, variables: {}, by: 'cy' }, 'cy'),
      ]),
    )
    expect(sizes).toEqual([4])
    expect((await runtime.load(id)).case.status).toBe('ended')
    expect(await db('steps').where({ town: town.id, case_id: id }).orderBy('seq').pluck('actor')).toEqual([
      ...['ada', 'ada', 'bo', 'cy', 'cy'],
    ])
    expect((await verifyChain(db, town, id)).breaks).toEqual([])
    expect(await db('waits').where({ town: town.id, case_id: id })).toEqual([])
  })

  test('refuses nothing for what another node has changed since', async () => {
    const { runtime, again } = await bench(await open(), { desk })
    const { id } = await runtime.start(newCase('desk'), 'ada')
    const wait = await waitOn(runtime, id, 'Check')
    const other = again()
    await other.load(id)
    await runtime.send(id, { type: 'suspend', by: 'ada', reason: 'Prüfung' }, 'ada')
    await other.send(id, { type: 'continue', by: 'bo', reason: 'geprüft' }, 'bo')
    // Here the case is still remembered as suspended.
    const state = await runtime.send(id, { type: 'resume', wait, variables: {} }, 'ada')
    expect(state.status).toBe('ended')
  })

  test('has a table counted that has grown, so that the database does not look through it as through an empty one', async () => {
    const { runtime, db } = await bench(await open(), { crowd })
    if (!isPostgres(db)) return
    await runtime.start(newCase('crowd', { variables: { offices: Array.from({ length: 600 }, (_, at) => at) } }), 'ada')
    const known = (table: string) =>
      db('pg_class').whereRaw('oid = ?::regclass', [table]).first<{ rows: number }>({ rows: 'reltuples' })
    for (const table of ['tokens', 'waits', 'wait_candidates'])
      await vi.waitFor(async () => expect((await known(table)).rows).toBeGreaterThanOrEqual(600), {
        timeout: 5000,
        interval: 20,
      })
  })

  test('waits for the disk with every commit', async () => {
    const { db } = await open()
    if (isPostgres(db)) {
      const { rows } = await db.raw<{ rows: unknown[] }>('show synchronous_commit')
      return expect(rows).toEqual([{ synchronous_commit: 'on' }])
    }
    const pragma = (name: string) =>
      onConnection(db, (connection: SqliteConnection) => connection.pragma(name, { simple: true }))
    expect([await pragma('synchronous'), await pragma('journal_mode')]).toEqual([2, 'wal'])
  })
})

const stored = (id: number, weight: number, seq = 1, status = 'running'): Stored =>
  ({ ref: { id, number: `V-${id}` }, case: { seq, status }, weight }) as Stored

test('the cache forgets what was longest unused when it holds too much', () => {
  const cache = cacheOf(100)
  for (const id of [1, 2, 3]) cache.put(stored(id, 40))
  expect([1, 2, 3].map((id) => cache.get(id)?.ref.id)).toEqual([undefined, 2, 3])
  cache.get(2)
  cache.put(stored(4, 40))
  expect([2, 3, 4].map((id) => cache.get(id)?.ref.id)).toEqual([2, undefined, 4])
  expect(cache.size()).toEqual({ cases: 2, weight: 80 })
})

test('the cache keeps the newest state of a case, and none that has ended', () => {
  const cache = cacheOf(100)
  cache.put(stored(1, 10, 5))
  cache.put(stored(1, 10, 3))
  expect(cache.get(1)?.case.seq).toBe(5)
  cache.put(stored(1, 10, 9, 'ended'))
  expect(cache.size()).toEqual({ cases: 0, weight: 0 })
})
