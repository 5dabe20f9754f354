import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { caseOf, START } from './desk.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp({ cases: true, now: START })
  await app.context.runtime.drain()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signedIn(who: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'de-DE' })
  const page = await context.newPage()
  await page.goto(`${app.url}/amt/anmelden`)
  await page.getByLabel(/Anmeldename|Benutzername|Login|Kennung/i).fill(who)
  await page.locator('input[type=password]').fill('laufzettel-demo')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/amt$/)
  return page
}

test('every page of the caseworker passes axe, also narrow', async () => {
  const page = await signedIn('ada')
  const { number } = await caseOf(app, 'Muster')
  const task = await app.context.db('waits').where({ kind: 'task', element: 'DublettenPruefen' }).first()
  const tabs = ['', '/daten', '/dokumente', '/verlauf', '/diagramm', '/berichtigen', '/anders-erledigt']
  const paths = [
    '/amt/aufgaben',
    '/amt/aufgaben?ansicht=gruppe',
    '/amt/aufgaben?ansicht=post',
    `/amt/aufgaben/${task.id}`,
    '/amt/vorgaenge',
    ...tabs.map((tab) => `/amt/vorgaenge/${number}${tab}`),
  ]
  for (const width of [1360, 360]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of paths) {
      await page.goto(app.url + path)
      expect([path, width, await violations(page)]).toEqual([path, width, []])
      const tooWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
      expect([path, width, tooWide]).toEqual([path, width, false])
    }
  }
}, 120_000)

test('a task is claimed, filled in wrong, corrected and done with the keyboard alone, without JavaScript', async () => {
  const page = await signedIn('ada', false)
  await page.goto(`${app.url}/amt/aufgaben?ansicht=gruppe`)
  await page
    .getByRole('row', { name: /Beispiel, Erika/ })
    .getByRole('button', { name: /Übernehmen/ })
    .press('Enter')
  await page.waitForURL(/\/amt\/aufgaben\/\d+$/)

  // Enter in a field chooses no outcome.
  const address = page.url()
  await page.getByLabel(/Andere Hunde des Haushalts/).press('Enter')
  expect(page.url()).toBe(address)
  expect(await page.getByRole('button', { name: 'Der Hund ist neu' }).count()).toBe(1)

  await page.getByRole('button', { name: 'Der Hund ist neu' }).press('Enter')
  await page.getByRole('alert').first().waitFor()
  await page.getByLabel(/Andere Hunde des Haushalts/).fill('0')
  await page.getByRole('button', { name: 'Der Hund ist neu' }).press('Enter')
  await page.getByRole('heading', { name: 'Aufgabe erledigt' }).waitFor()
  await page.getByRole('link', { name: /Nächste Aufgabe/ }).press('Enter')
  await page.waitForURL(/\/amt\/aufgaben\/\d+$/)
})
