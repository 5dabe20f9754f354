/** A full, read-only or lost database: told clearly, nothing half written, and work again without a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Town } from '../../server/context.ts'
import type { Db } from '../../server/db/connect.ts'
import { onConnection, type PgConnection } from '../../server/db/raw.ts'
import { readiness } from '../../server/db/readiness.ts'
import { createTown } from '../../server/db/town.ts'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createRuntime, verifyChain, type Runtime } from '../../server/runtime/index.ts'
import { bpmn, deployed, newCase, silent, systemClock } from '../runtime/support.ts'
import { desk, line } from '../runtime/models.ts'
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

describe('PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof ownPostgres>>
  let db: Db
  let town: Town
  let runtime: Runtime
  const problem = async () => (await readiness(db, town)()).problem
  const start = () => runtime.start(newCase('desk'), 'citizen')
  const counted = async () => Number((await db('cases').count({ n: '*' }).first())?.n)
  beforeAll(async () => {
    database = await ownPostgres()
    db = connect(database.url)
    await migrate(db)
    town = await createTown(db, { key: 'away', name: 'Away' })
    await deployed({ db, town, clock: systemClock }, 'desk', [bpmn(desk)])
    await deployed({ db, town, clock: systemClock }, 'waits', [bpmn(soon)])
    runtime = createRuntime({ db, town, clock: systemClock, log: silent })
  }, 60_000)
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  test('that may only be read is told, takes nothing in half, and works on when it may be written again', async () => {
    const readOnly = async (value: 'on' | 'off'): Promise<void> => {
      // The session that says so must be allowed to write what it says.
      await db.raw(`begin read write; alter database postgres set default_transaction_read_only = ${value}; commit`)
      await database.cut(1)
    }
    await start()
    const before = await counted()
    await readOnly('on')
    await expect.poll(problem).toBe('database-read-only')
    await expect(start()).rejects.toThrow(/read-only/)
    await expect(runtime.publish({ name: 'x', key: null, variables: {} }, 'ada')).rejects.toThrow(/read-only/)
    expect(await counted()).toBe(before)
    await readOnly('off')
    await expect.poll(problem).toBeNull()
    await start()
    expect(await counted()).toBe(before + 1)
  })

  test('without space is told, although a row may still fit where others were', async () => {
    const limit = (to: string) => db.raw(`alter database postgres set temp_file_limit = ${to}`)
    await limit("'64kB'")
    await database.cut(1)
    await expect.poll(problem).toBe('database-full')
    await limit('-1')
    await database.cut(1)
    await expect.poll(problem).toBeNull()
  })

  test('that goes away is told, is used again as soon as it is back, and what was due meanwhile is done', async () => {
    await start()
    expect(await problem()).toBeNull()
    const { id } = await runtime.start(newCase('waits'), 'citizen')
    const loop = runtime.run()
    await database.stop()
    expect(await problem()).toBe('database-lost')
    await expect(start()).rejects.toThrow()
    await database.start()
    expect(await problem()).toBeNull()
    await start()
    const status = async () => (await runtime.load(id)).case.status
    await expect.poll(status, { timeout: 15_000 }).toBe('ended')
    await loop.stop()

    // Connections that die in the pool are not handed out a second time.
    for (let i = 0; i < 5; i++) {
      await database.cut(1)
      await start().catch(() => null)
    }
    await start()
    const report = await verifyChain(db, town)
    expect(report.breaks).toEqual([])
    expect(report.cases).toBeGreaterThanOrEqual(3)
  }, 60_000)

  test('work whose transaction could not begin is not done on a connection that others have by now', async () => {
    const done: string[] = []
    const real = await onConnection(db, (connection: PgConnection) => {
      const { query } = connection
      const failing = (...given: unknown[]): unknown => {
        const [asked] = given as [string | { readonly text?: string }]
        const text = typeof asked === 'string' ? asked : (asked.text ?? '')
        if (text === 'BEGIN;') return (given.at(-1) as (error: Error) => void)(new Error('cut off'))
        done.push(text)
        return Reflect.apply(query, connection, given)
      }
      return Object.assign(connection, { query: failing }) && (() => Object.assign(connection, { query }))
    })
    await expect(runtime.start(newCase('desk'), 'citizen', async () => {})).rejects.toThrow('cut off')
    real()
    expect(done.filter((text) => !text.startsWith('select'))).toEqual([])
  })
})

const soon = line('waits', [
  '<startEvent id="Start"/>',
  '<intermediateCatchEvent id="Soon"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>',
  '<endEvent id="End"/>',
])
