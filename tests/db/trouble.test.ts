/** A full, read-only or lost database: told clearly, nothing half written, and work again without a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../server/db/connect.ts'
import { readiness } from '../../server/db/readiness.ts'
import { createTown } from '../../server/db/town.ts'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createRuntime, verifyChain } from '../../server/runtime/index.ts'
import { bpmn, deployed, newCase, silent, systemClock } from '../runtime/support.ts'
import { desk } from '../runtime/models.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { ownPostgres } from '../torture/database.ts'

const tables = ['cases', 'steps', 'tokens', 'waits', 'visits', 'participants', 'counters']

/** What the tables hold, to see that nothing was half written. */
async function contents(db: Db): Promise<readonly unknown[]> {
  return Promise.all(tables.map((table) => db(table).select().orderBy('town')))
}

describe('SQLite', () => {
  let town: TestApp
  beforeAll(async () => {
    town = await startTestApp()
  })
  afterAll(() => town?.close())

  const pragma = (text: string): Promise<unknown> => town.context.db.raw(`pragma ${text}`)
  const ready = async () => JSON.parse((await town.visitor().get('/readyz')).text) as Record<string, string>
  const start = () =>
    town.context.runtime.start(newCase('hundesteuer-anmeldung', { variables: { text: 'x'.repeat(50_000) } }), 'citizen')

  test.each([
    {
      what: 'a full disk',
      status: 'database-full',
      says: 'Der Speicherplatz der Datenbank ist voll.',
      // The file may not grow, and has no free pages inside either.
      begin: async () => {
        await town.context.db.raw('vacuum')
        await pragma('max_page_count = 1')
      },
      end: () => pragma('max_page_count = 1073741823'),
    },
    {
      what: 'a file that may only be read',
      status: 'database-read-only',
      says: 'Die Datenbank lässt sich gerade nur lesen.',
      begin: () => pragma('query_only = 1'),
      end: () => pragma('query_only = 0'),
    },
  ])('$what is told, leaves no half case, and is over when it is over', async ({ status, says, begin, end }) => {
    const before = await contents(town.context.db)
    await begin()
    await expect.poll(ready, { timeout: 4000 }).toEqual({ status, says })
    expect((await town.visitor().get('/healthz')).status).toBe(200)
    await expect(start()).rejects.toThrow()
    expect(await contents(town.context.db)).toEqual(before)

    await end()
    await expect.poll(ready, { timeout: 4000 }).toEqual({ status: 'ok' })
    const { id } = await start()
    expect((await verifyChain(town.context.db, town.context.town, id)).breaks).toEqual([])
  })

  test('who sends a form meanwhile gets it back, and can send it again', async () => {
    const mia = await town.login('mia')
    await mia.get('/amt/prozesse/neu')
    const form = { name: 'Parken', key: 'parken', office: 'ordnungsamt' }
    await pragma('query_only = 1')
    const answer = await mia.post('/amt/prozesse/neu', form)
    await pragma('query_only = 0')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
    const hidden = [...answer.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const kept = Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]))
    expect(kept).toMatchObject(form)
    expect((await mia.post('/amt/prozesse/neu', kept)).url).toBe('/amt/prozesse/parken/modell')
  })

  test('a password that was typed meanwhile does not stand in the page', async () => {
    const visitor = town.visitor()
    await visitor.get('/amt/anmelden')
    await pragma('query_only = 1')
    const answer = await visitor.post('/amt/anmelden', { login: 'mia', password: 'laufzettel-demo' })
    await pragma('query_only = 0')
    expect(answer.status).toBe(503)
    expect(answer.text).not.toContain('laufzettel-demo')
  })
})

test('PostgreSQL that goes away is told, and is used again as soon as it is back', async () => {
  const database = await ownPostgres()
  const db = connect(database.url)
  try {
    await migrate(db)
    const town = await createTown(db, { key: 'away', name: 'Away' })
    await deployed({ db, town, clock: systemClock }, 'desk', [bpmn(desk)])
    const runtime = createRuntime({ db, town, clock: systemClock, log: silent })
    const problem = async () => (await readiness(db, town)()).problem
    await runtime.start(newCase('desk'), 'citizen')
    expect(await problem()).toBeNull()

    await database.stop()
    expect(await problem()).toBe('database-lost')
    await expect(runtime.start(newCase('desk'), 'citizen')).rejects.toThrow()
    await database.start()
    expect(await problem()).toBeNull()
    await runtime.start(newCase('desk'), 'citizen')

    // Connections that die in the pool are not handed out a second time.
    for (let i = 0; i < 5; i++) {
      await database.cut(1)
      await runtime.start(newCase('desk'), 'citizen').catch(() => null)
    }
    await runtime.start(newCase('desk'), 'citizen')
    const report = await verifyChain(db, town)
    expect(report.breaks).toEqual([])
    expect(report.cases).toBeGreaterThanOrEqual(3)
  } finally {
    await db.destroy()
    await database.remove()
  }
}, 60_000)
