import { afterAll, beforeAll, expect, it } from 'vitest'
import { purgeDrafts } from '../../server/records/drafts.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import type { Answer, Client } from '../support/client.ts'
import { answers, codeOn, numberOn } from './dog.ts'

let town: TestApp
beforeAll(async () => void (town = await startTestApp()))
afterAll(() => town.close())

const leistung = 'hundesteuer-anmeldung'
const all = Object.assign({}, ...Object.values(answers)) as Record<string, string>
const asked = (page: Answer): string => /name="_gezeigt" value="([^"]*)"/.exec(page.text)?.[1] ?? ''

async function begin(clerk: Client, fields: Record<string, string> = {}): Promise<Answer> {
  await clerk.get('/amt/schalter')
  return clerk.post('/amt/schalter/neu', { leistung, weg: 'counter', person: 'Erika Muster', ...fields })
}

async function handIn(clerk: Client, fields: Record<string, string> = {}): Promise<Answer> {
  const page = await begin(clerk, fields)
  const check = await clerk.post(page.url, { _gezeigt: asked(page), _aktion: 'weiter', ...all })
  return clerk.post(check.url, {})
}

it('only clerks come to the counter', async () => {
  expect((await town.visitor().get('/amt/schalter')).url).toContain('/amt/anmelden')
  expect((await (await town.login('lena')).get('/amt/schalter')).status).toBe(403)
})

it('the same form is one page, under a banner that says for whom the clerk acts', async () => {
  const page = await begin(await town.login('bea'))
  for (const word of ['Sie handeln für', 'Erika Muster', 'name="vorname"', 'name="zustellweg"'])
    expect(page.text).toContain(word)
})

it('channel, clerk and the day of the stamp are kept', async () => {
  const page = await handIn(await town.login('bea'), { weg: 'paper', eingang: '27.2.2026' })
  const row = (await town.context
    .db('cases')
    .where({ number: numberOn(page) })
    .first()) as Record<string, string>
  expect(row).toMatchObject({ channel: 'paper', entered_by: 'bea' })
  expect(row['received_at']).toMatch(/^2026-02-27/)
})

it('a paper form needs the day of its stamp, and not one to come', async () => {
  const clerk = await town.login('bea')
  expect((await begin(clerk, { weg: 'paper' })).text).toContain('Tag des Eingangsstempels ein')
  expect((await begin(clerk, { weg: 'paper', eingang: '3.3.2026' })).text).toContain('nicht in der Zukunft')
})

it('the receipt shows number and code for the person, and the code opens the status page', async () => {
  const page = await handIn(await town.login('bea'))
  const citizen = town.visitor()
  await citizen.get('/status')
  expect((await citizen.post('/status', { nummer: numberOn(page), code: codeOn(page) })).url).toBe(
    `/status/${numberOn(page)}`,
  )
})

it('sending again gives the same case and no second code', async () => {
  const clerk = await town.login('bea')
  const page = await begin(clerk)
  const check = await clerk.post(page.url, { _gezeigt: asked(page), _aktion: 'weiter', ...all })
  const [first, second] = [await clerk.post(check.url, {}), await clerk.post(check.url, {})]
  expect(numberOn(second)).toBe(numberOn(first))
  expect(codeOn(second)).toBe('')
})

it('what is wrong is shown on the page with what was typed', async () => {
  const clerk = await town.login('bea')
  const page = await begin(clerk)
  const again = await clerk.post(page.url, { _gezeigt: asked(page), _aktion: 'weiter', ...all, geborenAm: 'neulich' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('value="neulich"')
})

it('a new person ends the one before: nothing typed is left', async () => {
  const clerk = await town.login('bea')
  const page = await begin(clerk)
  await clerk.post(page.url, { _gezeigt: asked(page), _aktion: 'weiter', ...all, ort: '' })
  await begin(clerk, { person: 'Otto Andere' })
  expect((await clerk.get(page.url)).status).toBe(404)
})

it('another clerk cannot open the entry', async () => {
  const { url } = await begin(await town.login('bea'))
  const { context } = town
  const account = (await context.db('accounts').where({ login: 'ada' }).first('id')) as { id: number }
  await context
    .db('grants')
    .insert({ town: context.town.id, account_id: account.id, role: 'clerk', office: 'buergerbuero', domain: '*' })
  expect((await (await town.login('ada')).get(url)).status).toBe(404)
})

it('the clerk sees what was entered today: number and service, no more', async () => {
  const clerk = await town.login('bea')
  const number = numberOn(await handIn(clerk))
  await clerk.post('/amt/schalter/beenden', {})
  const { text } = await clerk.get('/amt/schalter')
  expect(text).toContain(number)
  expect(text).not.toContain('Muster')
})

it('what a clerk did not finish is gone after a day', async () => {
  const clerk = await town.login('bea')
  const page = await begin(clerk)
  await clerk.post(page.url, { _gezeigt: asked(page), _aktion: 'weiter', ...all, ort: '' })
  town.clock.forward(25 * 60 * 60 * 1000)
  await purgeDrafts(town.context)
  expect(await town.context.db('drafts').where({ case_id: null })).toEqual([])
})
