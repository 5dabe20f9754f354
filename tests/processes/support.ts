/** The pages and the API of the processes alone, on a fresh town with a manager and a caseworker. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach } from 'vitest'
import { addAccount, staffDoor } from '../../server/access/index.ts'
import { access } from '../../server/access/routes.tsx'
import type { Context } from '../../server/context.ts'
import { readBody } from '../../server/http/body.ts'
import { home } from '../../server/pages/home.tsx'
import { problemHandler } from '../../server/pages/problem.tsx'
import { processes } from '../../server/processes/routes.tsx'
import { openServices } from '../../server/services/services.ts'
import { readSettings } from '../../server/settings.ts'
import { seedTown } from '../../server/town/seed.ts'
import { bench, deployed, silent, type Bench } from '../runtime/support.ts'
import { client, type Answer, type Client } from '../support/client.ts'
import type { Opened } from '../support/databases.ts'

export const KEY = 'bewohnerparkausweis'
export const diagram = readFileSync(new URL('../modeler/fixtures/bewohnerparkausweis.bpmn', import.meta.url), 'utf8')

/** What the way behind the check asks. */
const entitled = { type: 'checkbox', id: 'B', key: 'berechtigt', label: 'Berechtigt' }

/** Of the version with which `processDesk` begins. */
export const files = [
  { kind: 'bpmn' as const, name: 'process.bpmn', content: diagram },
  ...['antrag', 'pruefung'].map((name) => ({ kind: 'form' as const, name, content: form(name) })),
]

function form(id: string): string {
  return JSON.stringify({
    type: 'default',
    schemaVersion: 18,
    id,
    components: [{ type: 'text', id: 'T', text: `# Zu ${id}` }, ...(id === 'pruefung' ? [entitled] : [])],
  })
}

export interface Desk extends Bench {
  readonly url: string
  readonly context: Context
  /** Signed in as the digitalization manager. */
  readonly manager: Client
  login(who: string): Promise<Client>
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A town in which one process is deployed once, with two forms. */
export async function processDesk(opened: Opened): Promise<Desk> {
  const made = await bench(opened, {})
  const { db, town, clock, runtime } = made
  await seedTown(db, town, clock.now())
  const anywhere = { office: '*', domain: '*' }
  const password = 'a long enough secret'
  const place = { db, town, clock }
  await addAccount(place, { login: 'mia', name: 'Mia Digital', password, grants: [{ role: 'manager', ...anywhere }] })
  await addAccount(place, { login: 'ada', name: 'Ada Steuer', password, grants: [{ role: 'caseworker', ...anywhere }] })
  await addAccount(place, { login: 'lena', name: 'Lena Leitung', password, grants: [{ role: 'lead', ...anywhere }] })
  await deployed(place, KEY, files)

  const services = await openServices({ db, town })
  const context: Context = { db, town, clock, runtime, services, log: silent, settings: readSettings({}) }
  const url = await listen(context)
  const login = async (who: string): Promise<Client> => {
    const browser = client(url)
    await browser.get('/amt/anmelden?weiter=/amt/prozesse')
    await browser.post('/amt/anmelden', { login: who, password, weiter: '/amt/prozesse' })
    return browser
  }
  return { ...made, url, context, login, manager: await login('mia') }
}

async function listen(context: Context): Promise<string> {
  const server = express()
  server.use(readBody, express.json({ limit: '5mb' }), staffDoor(context))
  server.use('/amt', access(context), home(context))
  server.use(processes(context))
  server.use(problemHandler(context))
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((ready) => listening.once('listening', ready))
  open.push(async () => {
    listening.closeAllConnections()
    await new Promise((done) => listening.close(done))
  })
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

/** The JSON of an answer. */
export const json = <T>(answer: Answer): T => JSON.parse(answer.text) as T
