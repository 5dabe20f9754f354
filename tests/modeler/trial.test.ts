import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPassword } from '../../server/demo/accounts.ts'
import { bpmnOf, latestDeployment } from '../../server/runtime/index.ts'
import { newCase } from '../runtime/support.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'

const KEY = 'hundesteuer-anmeldung'
const home = `/amt/prozesse/${KEY}`

let app: TestApp
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startTestApp(), launchBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${app.url}/amt/anmelden?weiter=/amt/prozesse`)
  await page.getByLabel('Benutzername').fill('mia')
  await page.getByLabel('Passwort').fill(demoPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Prozesse' }).waitFor()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

it('the manager adds a second check to the dog tax, changes the due days and deploys', async () => {
  await app.context.runtime.start(newCase(KEY), 'system')
  await page.getByRole('link', { name: 'Hund zur Hundesteuer anmelden' }).click()
  await page.getByRole('link', { name: 'Modell' }).click()
  await page.getByText('Geprüft: keine Probleme').waitFor()
  await page.locator('.djs-shape[data-element-id="AngabenPruefen"]').click()
  await page.getByLabel('Bis wann: Anzahl').fill('10')
  await page.getByRole('button', { name: 'Aufgabe danach einfügen' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Zweite Prüfung')
  await page.getByLabel('Bis wann: Anzahl').fill('3')
  await page.keyboard.press('Tab')
  await page
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()

  await page.getByRole('button', { name: 'Neue Version bereitstellen' }).click()
  await page.getByRole('dialog').getByText('Der eine laufende Vorgang bleibt auf seiner Version').waitFor()
  await page.getByRole('button', { name: 'Version 2 bereitstellen' }).click()
  await page.getByText('Version 2 ist bereitgestellt.').waitFor()

  const { db, town } = app.context
  const latest = await latestDeployment(db, town, KEY)
  const xml = await bpmnOf(db, town, latest!.id)
  expect(xml).toMatch(/name="Zweite Prüfung">[\s\S]*?candidateGroups="steueramt"[\s\S]*?P3D[\s\S]*?<\/bpmn:userTask>/)
  expect(xml).toMatch(/id="AngabenPruefen"[\s\S]*?P10D[\s\S]*?<\/bpmn:userTask>/)
})

it('cases that run stay on their version, new ones run on the new one', async () => {
  await app.context.runtime.start(newCase(KEY), 'system')
  await page.goto(`${app.url}${home}/versionen`)
  const rows = await page.getByRole('row').allInnerTexts()
  expect(rows.slice(1).map((row) => row.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/^Version 2 .* Mia Digital 1$/),
    expect.stringMatching(/^Version 1 .* Mia Digital 1$/),
  ])
})

it('every page of the processes passes axe', async () => {
  for (const path of [
    '/amt/prozesse',
    '/amt/prozesse/neu',
    `${home}/versionen`,
    `${home}/versionen/1`,
    `${home}/ist`,
  ]) {
    await page.goto(app.url + path)
    if (/ist$|\/1$/.test(path)) await page.locator('[data-shown]').waitFor()
    expect([path, await violations(page)]).toEqual([path, []])
  }
})
