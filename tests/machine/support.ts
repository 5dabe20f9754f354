/** The API for programs alone, on a fresh town with processes that wait for what programs send. */
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach } from 'vitest'
import { addAccount, createToken, csrfOf, staffDoor } from '../../server/access/index.ts'
import { access } from '../../server/access/routes.tsx'
import type { Context } from '../../server/context.ts'
import { readBody } from '../../server/http/body.ts'
import { machine } from '../../server/machine/routes.ts'
import { problemHandler } from '../../server/pages/problem.tsx'
import { servicesOf } from '../../server/services/services.ts'
import { readSettings } from '../../server/settings.ts'
import { extension, flow, processOf } from '../engine/models.ts'
import { bench, silent, type Bench } from '../runtime/support.ts'
import { client, type Client } from '../support/client.ts'
import type { Opened } from '../support/databases.ts'

const services = servicesOf([])

const named = (id: string, xml: string): string => xml.replace('<process id="P"', `<process id="${id}"`)
const path = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, at) => flow(ids[at]!, id))
    .join('')

/** Waits for a payment by its key, then for a signal. */
export const paying = named(
  'paying',
  processOf(
    `<startEvent id="S"/><intermediateCatchEvent id="Zahlung"><messageEventDefinition messageRef="M"/></intermediateCatchEvent>
     <intermediateCatchEvent id="Frei"><signalEventDefinition signalRef="F"/></intermediateCatchEvent><endEvent id="E"/>
     ${path('S', 'Zahlung', 'Frei', 'E')}`,
    `<message id="M" name="zahlung">${extension('<zeebe:subscription correlationKey="=zeichen"/>')}</message><signal id="F" name="frei"/>`,
  ),
)

/** Begins when a level is too high. */
export const alarm = named(
  'alarm',
  processOf(
    `<startEvent id="S"><conditionalEventDefinition><condition>=pegel &gt; 5</condition></conditionalEventDefinition></startEvent>
     <userTask id="Melden"/><endEvent id="E"/>${path('S', 'Melden', 'E')}`,
  ),
)

/** A job whose error is caught. */
export const sending = named(
  'sending',
  processOf(
    `<startEvent id="S"/><serviceTask id="Senden">${extension(
      '<zeebe:taskDefinition type="versand" retries="2"/>',
      '<zeebe:taskHeaders><zeebe:header key="art" value="brief"/></zeebe:taskHeaders>',
    )}</serviceTask><userTask id="Ablegen"/><userTask id="Klaeren"/><endEvent id="E"/><endEvent id="F"/>
     <boundaryEvent id="B" attachedToRef="Senden"><errorEventDefinition errorRef="Unzustellbar"/></boundaryEvent>
     ${path('S', 'Senden', 'Ablegen', 'E')}${path('B', 'Klaeren', 'F')}`,
    '<error id="Unzustellbar" errorCode="unzustellbar"/>',
  ),
)

export interface Reply {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface Machine extends Bench {
  readonly url: string
  readonly context: Context
  /** Asks with this token, or without one. */
  ask(path: string, body: unknown, token?: string | null): Promise<Reply>
  token(name: string, scopes: readonly string[], expiresAt?: string | null): Promise<string>
  login(who: 'root' | 'mia'): Promise<Client>
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

export async function machineDesk(opened: Opened): Promise<Machine> {
  const made = await bench(opened, { paying, alarm, sending })
  const { db, town, clock, runtime } = made
  const context: Context = { db, town, clock, runtime, services, log: silent, settings: readSettings({}) }
  const password = 'a long enough secret'
  for (const [login, role] of [
    ['root', 'admin'],
    ['mia', 'manager'],
  ] as const)
    await addAccount(context, { login, name: login, password, grants: [{ role, office: '*', domain: '*' }] })
  const url = await listen(context)
  return {
    ...made,
    url,
    context,
    ask: (to, body, token = null) => ask(url + to, body, token),
    async token(name, scopes, expiresAt = null) {
      const secret = await createToken(context, { name, scopes, by: 'root', expiresAt })
      if (secret === null) throw new Error(`there is a token ${name} already`)
      return secret
    },
    async login(who) {
      const browser = client(url)
      await browser.get('/amt/anmelden')
      await browser.post('/amt/anmelden', { login: who, password })
      await browser.get('/amt/seite')
      return browser
    },
  }
}

async function ask(url: string, body: unknown, token: string | null): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) }
}

async function listen(context: Context): Promise<string> {
  const server = express()
  server.use(readBody, express.json(), staffDoor(context))
  server.use('/amt', access(context))
  server.get('/amt/seite', (_request, response) => void response.send(`name="_csrf" value="${csrfOf(response)}"`))
  server.use('/api/v1', machine(context))
  server.use(problemHandler(context))
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((ready) => listening.once('listening', ready))
  open.push(async () => {
    listening.closeAllConnections()
    await new Promise((done) => listening.close(done))
  })
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}
