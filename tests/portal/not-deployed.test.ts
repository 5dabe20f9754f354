import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { service } from './dog.ts'

let town: TestApp
beforeAll(async () => {
  town = await startTestApp()
  // What a new town looks like: the folder is there, but nobody has deployed it.
  await town.context.db('resources').delete()
  await town.context.db('deployments').delete()
})
afterAll(() => town.close())

it('a service that nobody has deployed is not offered, and its page says so', async () => {
  const citizen = town.visitor()
  for (const path of ['/', '/leistungen']) expect((await citizen.get(path)).text).not.toContain(service)
  const page = await citizen.get(service)
  expect(page.text).toContain('Noch nicht online.')
  expect(page.text).not.toContain('Jetzt anmelden')
  expect((await citizen.get(`${service}/beginnen`)).status).toBe(404)
})
