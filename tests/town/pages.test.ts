import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown } from '../../server/db/town.ts'
import { settingAt } from '../../server/records/settings.ts'
import { town } from '../../server/town/routes.tsx'
import { seedTown } from '../../server/town/seed.ts'
import { fakeContext, serve, type Served } from '../catalogue/app.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'

const now = '2026-11-22T09:00:00.000Z'
let app: Served
let browser: Browser
let page: Page
let db: Db
let id: number

beforeAll(async () => {
  db = connect('sqlite::memory:')
  await migrate(db)
  const wittlich = await createTown(db, { key: 'wittlich', name: 'Wittlich' })
  id = wittlich.id
  await seedTown(db, wittlich, now)
  const context = fakeContext(db, wittlich, now)
  app = await serve(context, [town(context)])
  app.as(['admin'])
  browser = await launchBrowser()
  // Nothing here may need scripts; axe brings its own.
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await db.destroy()
})

const open = async (path: string) => {
  expect((await page.goto(app.url + path))?.status()).toBe(200)
  expect(await violations(page)).toEqual([])
}
const home = '/amt/verwaltung/mandant'

describe('the settings of the town', () => {
  test('show what holds today, with source and that nobody checked it', async () => {
    await open(home)
    const text = await page.textContent('main')
    expect(text).toMatch(/Hundesteuersätze.*Nicht geprüft.*wittlich\.de 2017.*75,00/s)
    expect(text).toContain('DE93 9999 9999 0000 0000 01')
  })

  test('change from a day on, without deployment', async () => {
    await open(`${home}/hundesteuer`)
    await page.fill('[name=first]', '90,50')
    await page.fill('[name=validFrom]', '1.1.2027')
    await page.fill('[name=source]', 'Satzung vom 12.11.2026')
    await page.check('[name=checked]')
    await page.click('text=Neuen Wert speichern')
    expect(await page.textContent('main')).toMatch(/Die Änderung ist gespeichert.*Ab 01\.01\.2027 gilt ein neuer Wert/s)
    expect((await settingAt(db, id, 'hundesteuer.saetze', '2026-12-31'))?.value.first).toBe(75)
    expect(await settingAt(db, id, 'hundesteuer.saetze', '2027-01-01')).toMatchObject({
      value: { first: 90.5 },
      checked: true,
    })
    await open(`${home}/hundesteuer`)
    expect(await page.textContent('main')).toMatch(
      /Gilt ab 01\.01\.2027\. Geprüft\..*von Mia Digital.*Gilt ab 01\.01\.2017/s,
    )
  })

  test('refuse what cannot be right, in plain German, and keep what was typed', async () => {
    await open(`${home}/konto`)
    await page.fill('[name=iban]', 'DE00 1234')
    await page.fill('[name=validFrom]', '1.1.2027')
    await page.fill('[name=source]', 'Stadtkasse')
    await page.click('text=Neuen Wert speichern')
    expect(await page.textContent('.error-summary')).toContain('Diese IBAN stimmt nicht')
    expect(await page.inputValue('[name=iban]')).toBe('DE00 1234')
    expect(await violations(page)).toEqual([])
    await open(`${home}/hundesteuer`)
    await page.fill('[name=first]', 'viel')
    await page.click('text=Neuen Wert speichern')
    expect(await page.locator('.error-summary li').count()).toBe(3)
  })

  test.each(['rechtsbehelf', 'briefkopf'])('have a page for %s with its history', async (slug) => {
    await open(`${home}/${slug}`)
    expect(await page.textContent('main')).toContain('der Ersteinrichtung')
  })

  test('say how an office is reached', async () => {
    await open(`${home}/amt/steueramt`)
    await page.fill('[name=phone]', '06571 171-0')
    await page.fill('[name=hours]', 'Montag bis Freitag, 8 bis 12 Uhr')
    await page.click('text=Angaben speichern')
    expect(await page.textContent('.town-offices')).toMatch(/Steueramt.*06571 171-0.*Montag bis Freitag/)
  })
})

describe('without the right', () => {
  test.each(['caseworker', 'clerk', 'lead'] as const)('a %s sees and changes nothing', async (role) => {
    app.as([role])
    for (const path of [home, `${home}/konto`, `${home}/amt/steueramt`]) {
      const response = await fetch(app.url + path, { headers: { accept: 'text/html' } })
      expect(response.status).toBe(403)
      expect(await response.text()).not.toContain('DE93')
    }
    expect(
      (await fetch(`${app.url}${home}/konto`, { method: 'POST', body: new URLSearchParams({ iban: 'x' }) })).status,
    ).toBe(403)
    app.as(['admin'])
  })

  test('nothing changes without the token of the session', async () => {
    expect(
      (await fetch(`${app.url}${home}/konto`, { method: 'POST', body: new URLSearchParams({ _csrf: 'wrong' }) }))
        .status,
    ).toBe(403)
  })

  test('an unknown page is not found', async () => {
    expect((await fetch(`${app.url}${home}/nichts`)).status).toBe(404)
    expect((await fetch(`${app.url}${home}/amt/nichts`)).status).toBe(404)
  })
})
