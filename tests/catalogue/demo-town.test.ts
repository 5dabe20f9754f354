import { afterAll, beforeAll, expect, test } from 'vitest'
import { ozgReport } from '../../server/ratings/report.ts'
import { localDay } from '../../server/context.ts'
import { addDogCase } from './model.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('the dog tax is online from its first real case on, and then the interface to the finance system is missing', async () => {
  const { context, clock } = app
  const dog = async () =>
    (await ozgReport(context, localDay(clock.now()))).services.find(({ id }) => id === 'hundesteuer-anmeldung')
  expect(await dog()).toMatchObject({ status: 'form', missing: ['Echter Fall in den letzten 90 Tagen'] })
  await addDogCase(context.db, context.town, clock.now(), 'hundesteuer-anmeldung')
  expect(await dog()).toMatchObject({
    status: 'online',
    via: 'own',
    missing: ['Schnittstelle zum Finanzverfahren'],
  })
})

test('every service of this installation stands in the catalogue, with the office that handles it', async () => {
  const { services } = await ozgReport(app.context, localDay(app.clock.now()))
  for (const own of app.context.services.all)
    expect(services.find(({ id }) => id === own.id)).toMatchObject({
      office: own.office,
      leika: expect.arrayContaining([...own.leika]),
    })
})

test('leadership reads it after signing in, others do not', async () => {
  const lead = await app.login('lena')
  expect((await lead.get('/amt/ozg')).text).toContain('ist eine online und keine Ende zu Ende digital')
  expect((await (await app.login('ada')).get('/amt/ozg')).status).toBe(403)
})

test('an administrator changes the rates from a day on', async () => {
  const admin = await app.login('admin')
  const path = '/amt/verwaltung/mandant/hundesteuer'
  await admin.get(path)
  const rates = {
    first: '80',
    second: '120',
    further: '210',
    listed: '800',
    validFrom: '1.1.2040',
    source: 'Satzung',
    checked: 'true',
  }
  const answer = await admin.post(path, rates)
  expect(answer).toMatchObject({ status: 200, url: '/amt/verwaltung/mandant?gespeichert' })
  expect(answer.text).toContain('Ab 01.01.2040 gilt ein neuer Wert.')
})
