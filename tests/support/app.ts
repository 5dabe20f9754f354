/** The whole application on a database of its own, listening on a free port, with a clock that the test moves. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from '../../server/app.ts'
import type { Context } from '../../server/context.ts'
import { demoAccounts, demoPassword } from '../../server/demo/accounts.ts'
import { seedDemo } from '../../server/demo/seed.ts'
import { migrate } from '../../server/db/migrate.ts'
import { makeLog, openContext, openDatabase } from '../../server/open.ts'
import { readSettings } from '../../server/settings.ts'
import { client, type Client } from './client.ts'
import { testClock, type TestClock } from './clock.ts'

export interface TestApp {
  readonly url: string
  readonly context: Context
  readonly clock: TestClock
  /** A client without a session. */
  visitor(): Client
  /** A client signed in as a person of the demo town, such as `ada` of the tax office. */
  login(who: string): Promise<Client>
  close(): Promise<void>
}

interface Options {
  readonly databaseUrl?: string
  readonly now?: string
  /** Demo cases as well, not only accounts, settings and processes. */
  readonly cases?: boolean
}

export async function startTestApp(options: Options = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'laufzettel-'))
  const clock = testClock(options.now)
  const settings = readSettings({
    DATABASE_URL: options.databaseUrl ?? `sqlite:${join(folder, 'town.sqlite')}`,
    LOG_LEVEL: 'fatal',
  })
  const db = await openDatabase(settings)
  await migrate(db)
  const parts = { db, clock, log: makeLog('fatal') }
  await seedDemo(settings, parts, { cases: options.cases ?? false })
  const context = await openContext(settings, parts)
  const server = app(context).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    context,
    clock,
    visitor: () => client(url),
    login: (who) => login(url, who),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await db.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function login(url: string, who: string): Promise<Client> {
  if (!demoAccounts.some((account) => account.login === who)) throw new Error(`the demo town has no account ${who}`)
  const browser = client(url)
  await browser.get('/amt/anmelden')
  const answer = await browser.post('/amt/anmelden', { login: who, password: demoPassword })
  if (answer.status !== 200) throw new Error(`signing in as ${who} answered ${answer.status}`)
  return browser
}
