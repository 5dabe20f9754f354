/** Every kind of page, as each role meets it, through axe; and the citizen's part with the keyboard alone. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { chooseRadio, enterOn, tabTo, typeInto } from '../support/keyboard.ts'
import { expectGoodPage, press, signIn } from '../support/walk.ts'

let town: TestApp
let browser: Browser

beforeAll(async () => {
  town = await startTestApp({ cases: true, now: '2026-11-20T09:00:00.000Z' })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await town.close()
})

async function open(login?: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage()
  page.setDefaultTimeout(10_000)
  if (login) await signIn(page, town.url, login)
  return page
}

const pages: Readonly<Record<string, readonly string[]>> = {
  '': [
    '/',
    '/leistungen',
    '/leistungen/hund-anmelden',
    '/leistungen/hund-anmelden/beginnen',
    '/leistungen/hund-anmelden/papier',
    '/status',
    '/weiter',
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/gibt-es-nicht',
    '/amt/anmelden',
  ],
  bea: ['/amt', '/amt/schalter'],
  ada: [
    '/amt',
    '/amt/aufgaben',
    '/amt/aufgaben?ansicht=gruppe',
    '/amt/aufgaben?ansicht=ueberfaellig',
    '/amt/vorgaenge',
    '/amt/vorgaenge?q=Muster',
    '/amt/vorgaenge/V-2026-000004-1',
    '/amt/vorgaenge/V-2026-000004-1/daten',
    '/amt/vorgaenge/V-2026-000004-1/dokumente',
    '/amt/vorgaenge/V-2026-000004-1/verlauf',
    '/amt/vorgaenge/V-2026-000004-1/diagramm',
    '/amt/ozg',
  ],
  otto: ['/amt/aufgaben?ansicht=gruppe'],
  mia: [
    '/amt/prozesse',
    '/amt/landkarte',
    '/amt/prozesse/neu',
    '/amt/prozesse/hundesteuer-anmeldung/steckbrief',
    '/amt/prozesse/hundesteuer-anmeldung/steckbrief/bearbeiten',
    '/amt/prozesse/hundesteuer-anmeldung/angaben',
    '/amt/prozesse/hundesteuer-anmeldung/soll',
    '/amt/prozesse/hundesteuer-anmeldung/versionen',
    '/amt/prozesse/hundesteuer-anmeldung/vergleich',
    '/amt/prozesse/hundesteuer-anmeldung/zahlen',
    '/amt/prozesse/hundesteuer-anmeldung/freigabe',
    '/amt/prozesse/hundesteuer-anmeldung/modell',
    '/amt/ozg',
    '/amt/ozg/hundesteuer-anmeldung',
    '/amt/verwaltung/mandant',
  ],
  lena: ['/amt/ozg', '/amt/ozg/hundesteuer-anmeldung'],
  admin: ['/amt/verwaltung/personen', '/amt/verwaltung/mandant'],
}

describe('axe finds nothing on', () => {
  for (const [login, paths] of Object.entries(pages)) {
    it(`the pages of ${login || 'a visitor'}`, { timeout: 120_000 }, async () => {
      const page = await open(login)
      for (const path of paths) {
        await page.goto(town.url + path, { waitUntil: 'networkidle' })
        await expectGoodPage(page).catch((error: unknown) => Promise.reject(new Error(`${path}: ${String(error)}`)))
      }
      await page.context().close()
    })
  }

  it('a task before and after it was taken', async () => {
    const page = await open('ada')
    await page.goto(`${town.url}/amt/aufgaben?ansicht=gruppe`)
    await page.locator('tbody a').first().click()
    await expectGoodPage(page)
    await press(page, 'Aufgabe übernehmen')
    await expectGoodPage(page)
    await page.locator('main form button[name]').first().click()
    await page.context().close()
  })
})

describe('with the keyboard alone', () => {
  it('a citizen registers a dog, and every step passes axe', { timeout: 120_000 }, async () => {
    const page = await open()
    await page.goto(`${town.url}/leistungen/hund-anmelden`)
    await enterOn(page, 'Jetzt anmelden')
    await enterOn(page, 'Verstanden, weiter zur ersten Frage')
    for (const [label, text] of Object.entries({
      Vorname: 'Toni',
      Familienname: 'Taste',
      Geburtsdatum: '1.1.1990',
      'Straße und Hausnummer': 'Tabweg 1',
      Postleitzahl: '54516',
    }))
      await typeInto(page, label, text)
    await expectGoodPage(page)
    // "Ort" is forgotten: the summary says so and leads there.
    await enterOn(page, 'Weiter')
    await expectGoodPage(page)
    expect(await page.getByRole('alert').textContent()).toContain('Ort')
    await tabTo(page, 'Bitte geben Sie „Ort“ ein.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Wittlich')
    await enterOn(page, 'Weiter')

    await typeInto(page, 'Rasse oder Mischung', 'Mischling')
    await chooseRadio(page, 'Gehört Ihr Hund zu einer dieser Rassen', 'Nein, keine davon')
    await typeInto(page, 'Geboren am', '1.1.2024')
    await expectGoodPage(page)
    await enterOn(page, 'Weiter')
    await typeInto(page, 'Seit wann lebt der Hund', '1.11.2026')
    await chooseRadio(page, 'War der Hund vorher', 'Nein')
    await typeInto(page, 'Wie viele andere Hunde', '0')
    await enterOn(page, 'Weiter')
    await chooseRadio(page, 'Sollen wir die Steuer', 'Nein, ich überweise selbst')
    await enterOn(page, 'Weiter')
    await chooseRadio(page, 'Wie sollen wir Ihnen schreiben', 'Per Brief')
    await enterOn(page, 'Weiter')
    await expectGoodPage(page)
    await enterOn(page, 'Weiter')
    await expectGoodPage(page)
    await enterOn(page, 'Hund verbindlich anmelden')
    expect(await page.locator('main').textContent()).toMatch(/V-2026-\d{6}-\d/)
    await expectGoodPage(page)
    await page.context().close()
  })
})
