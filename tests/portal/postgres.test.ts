/** The portal on PostgreSQL, where two posts really run at the same time. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { purgeDrafts } from '../../server/records/drafts.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { DAY } from '../support/clock.ts'
import { onServer, withDatabase } from '../support/postgres.ts'
import { askForPapers, caseId } from './desk.ts'
import { codeOn, file, fillIn, numberOn, png, sendApplication } from './dog.ts'

const server = inject('postgres').url
const name = `laufzettel_${randomUUID().replaceAll('-', '')}`
let town: TestApp
beforeAll(async () => {
  await onServer(server, [`create database ${name}`])
  town = await startTestApp({ databaseUrl: withDatabase(server, name) })
})
afterAll(async () => {
  await town.close()
  await onServer(server, [`drop database ${name} with (force)`])
})

it('sending five times at once gives one case and one code', async () => {
  const citizen = town.visitor()
  const check = await fillIn(citizen, { nachweise: { nachweisDateien: file('Pass.png', png) } })
  const pages = await Promise.all([1, 2, 3, 4, 5].map(() => citizen.post(check.url, {})))
  expect(new Set(pages.map(numberOn)).size).toBe(1)
  const id = await caseId(town, pages.map(numberOn)[0] ?? '')
  expect(await town.context.db('codes').where({ case_id: id, purpose: 'status' })).toHaveLength(1)
  expect(await town.context.db('documents').where({ case_id: id, kind: 'upload' })).toHaveLength(1)
})

it('papers reach the case that waits for them, and the letter comes back as it was stored', async () => {
  const { number, code } = await sendApplication(town.visitor(), {
    kontakt: { zustellweg: 'email', email: 'e@example.org', telefon: '' },
  })
  await askForPapers(town, number)
  const citizen = town.visitor()
  await citizen.get('/status')
  const page = await citizen.post('/status', { nummer: number, code })
  expect(page.text).toContain('Sie sind dran')
  const link = /\/status\/[^"]+\/dokumente\/D-\d{6}/.exec(page.text)?.[0] ?? ''
  expect((await citizen.get(link)).text.slice(0, 5)).toBe('%PDF-')
  const done = await citizen.post(`/status/${number}/unterlagen`, { unterlagen: file('Pass.png', png) })
  expect(done.text).toContain('Eine Datei ist angekommen')
  expect(done.text).not.toContain('Sie sind dran')
})

it('a clerk hands in, and drafts go when their time is over', async () => {
  const clerk = await town.login('bea')
  await clerk.get('/amt/schalter')
  expect(
    (await clerk.post('/amt/schalter/neu', { leistung: 'hundesteuer-anmeldung', weg: 'telephone' })).text,
  ).toContain('Sie handeln für')
  expect(codeOn(await clerk.get('/amt/schalter'))).toBe('')
  town.clock.forward(31 * DAY)
  expect(await purgeDrafts(town.context)).toBeGreaterThan(0)
  expect(await town.context.db('drafts').select('id')).toEqual([])
})
