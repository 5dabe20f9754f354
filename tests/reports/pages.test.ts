import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../server/catalogue/routes.tsx'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { surveyAnswers } from '../../server/catalogue/survey-routes.tsx'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown } from '../../server/db/town.ts'
import { addPlan } from '../../server/ratings/plans.ts'
import { reports } from '../../server/reports/routes.tsx'
import { seedTown } from '../../server/town/seed.ts'
import { CSRF, fakeContext, serve, type Served } from '../catalogue/app.ts'
import { addDogCase, deployDog, dogService } from '../catalogue/model.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'

const now = '2026-11-22T09:00:00.000Z'
let app: Served
let browser: Browser
let page: Page
let close: () => Promise<void>

beforeAll(async () => {
  const db = connect('sqlite::memory:')
  await migrate(db)
  const town = await createTown(db, { key: 'wittlich', name: 'Wittlich' })
  await seedTown(db, town, now)
  await seedCatalogue(db, town, now)
  await deployDog(db, town, now)
  await addDogCase(db, town, now)
  const context = fakeContext(db, town, now, dogService)
  const plan = {
    owner: 'Mia',
    due: '2027-01-31',
    target: 'end-to-end',
    how: 'Schnittstelle',
    budgetYear: 2026,
  } as const
  await addPlan(context, {
    ...plan,
    service: 'hundesteuer-anmeldung',
    plannedEur: 1,
    spentEur: null,
    reason: null,
    at: now,
    author: 'Mia',
  })
  app = await serve(context, [catalogue(context), reports(context), surveyAnswers(context)])
  browser = await launchBrowser()
  page = await browser.newPage()
  close = async () => {
    await browser.close()
    await app.close()
    await db.destroy()
  }
})
afterAll(() => close())

const open = async (path: string) => {
  expect((await page.goto(app.url + path))?.status()).toBe(200)
  expect(await violations(page)).toEqual([])
}
const post = (path: string, fields: Record<string, string> = {}) =>
  fetch(app.url + path, { method: 'POST', body: new URLSearchParams({ _csrf: CSRF, ...fields }), redirect: 'manual' })

describe('leadership', () => {
  test('makes a report to the council with one click, reads it, signs a remark and takes it as PDF', async () => {
    app.as(['lead'])
    await open('/amt/berichte')
    await page.click('text=Bericht an den Rat erstellen')
    expect(await violations(page)).toEqual([])
    expect(await page.locator('.report-sentences li').count()).toBe(5)
    expect(await page.locator('.report-chart table').count()).toBe(3)
    await page.fill('[name=text]', 'Der Rat wird im März unterrichtet.')
    await page.click('text=Anmerkung zeichnen')
    expect(await page.textContent('main')).toContain('Der Rat wird im März unterrichtet. (gezeichnet: Mia Digital')
    const pdf = await fetch(`${app.url}/amt/berichte/R-2026-001.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect((await pdf.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    const json = (await (await fetch(`${app.url}/amt/berichte/R-2026-001.json`)).json()) as { data: { asOf: string } }
    expect(json.data.asOf).toBe('2026-11-22')
    expect((await post('/amt/berichte/R-2026-001/anmerkung', { text: 'x'.repeat(501) })).status).toBe(422)
    expect((await fetch(`${app.url}/amt/berichte/R-2026-002`)).status).toBe(404)
  })

  test('comes from a figure to the cases behind it, as far as her rights go, and never to a group under five', async () => {
    app.as(['lead'])
    await open('/amt/berichte/R-2026-001')
    await page.click('table a:has-text("online")')
    expect(await violations(page)).toEqual([])
    expect(await page.textContent('main')).toContain('Weniger als fünf Vorgänge.')
    expect(await page.locator('main a[href^="/amt/vorgaenge/"]').count()).toBe(0)
    expect((await fetch(`${page.url()}%2Bcounter`)).status).toBe(404)
    app.as(['lead', 'caseworker'])
    await open('/amt/berichte/vorgaenge?leistung=hundesteuer-anmeldung&jahr=2026&weg=online')
    expect(await page.locator('main a[href^="/amt/vorgaenge/"]').count()).toBe(1)
    expect((await fetch(`${app.url}/amt/berichte/vorgaenge`)).status).toBe(404)
  })

  test('reads effort, plan and comparison, and changes nothing', async () => {
    app.as(['lead'])
    await open('/amt/berichte/aufwand?online=80')
    expect(await page.textContent('main')).toContain('Gesparte Minuten sind keine gesparten Stellen.')
    await open('/amt/berichte/aufwand?zahlen=messung')
    expect(await page.textContent('main')).toContain('wo mindestens 20 dahinter stehen; sonst bleibt die Schätzung')
    await open('/amt/berichte/plan')
    expect(await page.textContent('main')).toContain('Eine Prognose gibt es erst nach vier Monatsständen.')
    await open('/amt/berichte/vergleich')
    expect(await page.locator('main tbody tr').count()).toBe(10)
    await open('/amt/berichte/plan/hundesteuer-anmeldung')
    expect(await page.locator('form[method=post]').count()).toBe(1) // only the one to sign out
    expect((await post('/amt/berichte/plan/hundesteuer-anmeldung', { target: 'online' })).status).toBe(403)
  })

  test('tries other weights without saving them, and is told what would change', async () => {
    app.as(['lead'])
    await open('/amt/berichte/prioritaet')
    await page.fill('[name="value.visits"]', '100')
    await page.click('text=Was wäre, wenn')
    expect(await violations(page)).toEqual([])
    expect(await page.textContent('main')).toContain('Was sich ändern würde (nicht gespeichert)')
    await page.fill('[name="reason.effort"]', '')
    await page.click('text=Was wäre, wenn')
    expect(await page.textContent('[role=alert]')).toContain('zu jedem Gewicht einen Grund')
    await open('/amt/berichte/prioritaet')
    expect(await page.inputValue('[name="value.visits"]')).toBe('25')
  })
})

describe('the digitalization manager', () => {
  test('moves a plan only with a reason, and sets milestones', async () => {
    app.as(['manager'])
    await open('/amt/berichte/plan/hundesteuer-anmeldung')
    await page.fill('[name=due]', '31.3.2027')
    await page.click('text=Plan speichern')
    expect(await page.textContent('[role=alert]')).toContain('Bitte nennen Sie den Grund')
    expect(await violations(page)).toEqual([])
    await page.fill('[name=reason]', 'Der Hersteller liefert später.')
    await page.evaluate(() => document.querySelector('[name=gesehen]')?.setAttribute('value', '0'))
    await page.click('text=Plan speichern')
    expect(await page.textContent('[role=alert]')).toContain('hat den Plan inzwischen geändert')
    expect(await page.inputValue('[name=reason]')).toBe('Der Hersteller liefert später.')
    await page.click('text=Plan speichern')
    await page.fill('[name=title]', 'Schnittstelle getestet')
    await page.fill('[name=day]', '1.2.27')
    await page.click('text=Hinzufügen')
    expect(await page.inputValue('[name=title]')).toBe('Schnittstelle getestet')
    await page.fill('[name=day]', '1.2.2027')
    await page.click('text=Hinzufügen')
    await page.click('text=Heute erledigt')
    expect(await page.textContent('main')).toMatch(/Schnittstelle getestet.*22\.11\.2026/)
    await open('/amt/berichte/plan')
    expect(await page.textContent('main')).toContain('von 31.01.2027: Der Hersteller liefert später.')
  })

  test('asks an office by a link, which answers without an account', async () => {
    app.as(['manager'])
    await open('/amt/ozg/abfrage')
    await page.selectOption('[name=office]', 'standesamt')
    await page.fill('[name=due]', '31.12.2026')
    await page.click('text=Amt fragen')
    const link = new URL((await page.getAttribute('.kern-alert a', 'href')) ?? '')
    await open(`/amt${link.pathname}`)
    await page.fill('[name="eheurkunde.counter"]', 'viele')
    await page.fill('[name=name]', 'Sina Stand')
    await page.click('text=Zahlen senden')
    expect(await page.textContent('[role=alert]')).toContain('nur volle Zahlen')
    await page.fill('[name="eheurkunde.counter"]', '1.200')
    await page.selectOption('[name="eheurkunde.method"]', 'counted')
    await page.fill('[name=name]', 'Sina '.repeat(60))
    await page.click('text=Zahlen senden')
    expect(await page.textContent('[role=alert]')).toContain('höchstens 120 Zeichen')
    await page.fill('[name=name]', 'Sina Stand')
    await page.click('text=Zahlen senden')
    expect(await page.textContent('[role=status]')).toContain('die Zahlen sind gespeichert')
    expect(await violations(page)).toEqual([])
    await open('/amt/ozg/eheurkunde')
    expect(await page.textContent('main')).toMatch(/1\.200 \(gezählt\).*Abfrage, Sina Stand/)
  })

  test('keeps a tally, edits in bulk and takes it back', async () => {
    app.as(['manager'])
    await open('/amt/ozg/kirchenaustritt')
    await page.click('text=Strichliste für vier Wochen beginnen')
    await page.click('text=Schalter: 0')
    await page.click('text=Schalter: 1')
    await page.click('text=Meinen letzten Strich zurücknehmen')
    expect(await page.textContent('main')).toContain('Schalter: 1')
    expect(await violations(page)).toEqual([])
    await open('/amt/ozg/tabelle?q.amt=standesamt')
    await page.check('[name=id][value=kirchenaustritt]')
    await page.check('[name=id][value=eheurkunde]')
    await page.selectOption('[name="alle.office"]', 'buergerbuero')
    await page.click('text=Änderungen speichern')
    expect(await page.textContent('[role=status]')).toContain('2 Leistungen sind geändert.')
    expect(await violations(page)).toEqual([])
    await page.click('button:has-text("Zurücknehmen")')
    expect(await page.textContent('[role=status]')).toContain('zurückgenommen')
  })

  test('takes the list as a workbook and as open data, exactly what is shown', async () => {
    app.as(['manager'])
    const workbook = await fetch(`${app.url}/amt/ozg.xlsx?q.amt=steueramt`)
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    const data = (await (await fetch(`${app.url}/amt/ozg.json?q.amt=steueramt`)).json()) as {
      services: { office: string }[]
    }
    expect(new Set(data.services.map(({ office }) => office))).toEqual(new Set(['steueramt']))
  })
})

test.each([
  ['caseworker', '/amt/berichte'],
  ['clerk', '/amt/berichte/prioritaet'],
  ['admin', '/amt/berichte/R-2026-001.pdf'],
  ['lead', '/amt/ozg/tabelle'],
  ['lead', '/amt/ozg/abfrage'],
] as const)('%s may not see %s', async (role, path) => {
  app.as([role])
  expect((await fetch(app.url + path, { headers: { accept: 'text/html' } })).status).toBe(403)
})
