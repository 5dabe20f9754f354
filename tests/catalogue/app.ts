/** Serves routers below `/amt` for a person with given roles, so that pages can be tried without signing in. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express, { type Router } from 'express'
import type { Role } from '../../server/access/index.ts'
import type { Context, Town } from '../../server/context.ts'
import type { Db } from '../../server/db/connect.ts'
import { readBody } from '../../server/http/body.ts'
import { problemHandler } from '../../server/pages/problem.tsx'
import { servicesOf, type Services } from '../../server/services/services.ts'
import { readSettings } from '../../server/settings.ts'

export const noServices: Services = servicesOf([])

/** A context whose runtime nobody may touch. */
export const fakeContext = (db: Db, town: Town, now: string, services: Services = noServices): Context => ({
  db,
  town,
  services,
  settings: readSettings({}),
  clock: { now: () => now },
  log: { error: () => {}, warn: () => {}, info: () => {} } as unknown as Context['log'],
  runtime: {} as Context['runtime'],
})

export interface Served {
  readonly url: string
  /** Roles of the person who asks from now on; null: nobody is signed in. */
  as(roles: readonly Role[] | null): void
  close(): Promise<void>
}

export const CSRF = 'token-of-the-test'

export async function serve(context: Context, routers: readonly Router[]): Promise<Served> {
  let roles: readonly Role[] | null = []
  const app = express()
  const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  app.use('/assets/kern', express.static(folder('../../node_modules/@kern-ux/native/dist')))
  app.use('/assets', express.static(folder('../../server/pages')))
  app.use(readBody, (_request, response, next) => {
    const grants = (roles ?? []).map((role) => ({ role, office: '*', domain: '*' }))
    response.locals['staff'] = roles && { account: 1, login: 'mia', name: 'Mia Digital', grants }
    response.locals['session'] = roles && { csrf: CSRF }
    next()
  })
  app.use('/amt', ...routers)
  app.use(problemHandler(context))
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    as: (wanted) => {
      roles = wanted
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
