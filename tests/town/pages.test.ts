import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown } from '../../server/db/town.ts'
import { ratesOf } from '../../server/records/fees.ts'
import { settingAt } from '../../server/records/settings.ts'
import { textsAt } from '../../server/records/text-blocks.ts'
import { deployFolder, processesFolder } from '../../server/runtime/index.ts'
import { openServices } from '../../server/services/services.ts'
import { town } from '../../server/town/routes.tsx'
import { seedTown } from '../../server/town/seed.ts'
import { CSRF, fakeContext, serve, type Served } from '../catalogue/app.ts'
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
  await deployFolder({ db, town: wittlich, clock: { now: () => now } }, processesFolder, { by: 'mia' })
  const services = await openServices({ db, town: wittlich })
  const context = fakeContext(db, wittlich, now, services)
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
const post = (path: string, fields: Record<string, string>) =>
  fetch(app.url + home + path, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: CSRF, ...fields }),
    redirect: 'manual',
  })

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
    await page.goto(app.url + `${home}/hundesteuer`)
    expect(await page.textContent('main')).toMatch(
      /Ab 01\.01\.2027: gilt künftig.*Geprüft von Mia Digital am 22\.11\.2026.*bis 31\.12\.2026: gilt heute/s,
    )
  })

  test('refuse a second value from the same day, and what changes the past without a reason', async () => {
    const rates = { first: '75', second: '118', further: '209', listed: '800', source: 'Satzung' }
    const typed = await post('/hundesteuer', { ...rates, validFrom: '2027-01-01' })
    expect(typed.status).toBe(422)
    expect(await typed.text()).toContain('Ab dem 01.01.2027 gilt schon ein anderer Wert')
    const past = await post('/hundesteuer', { ...rates, first: '1', validFrom: '2026-11-21' })
    expect(await past.text()).toContain('Nennen Sie den Grund')
    expect((await settingAt(db, id, 'hundesteuer.saetze', '2026-11-21'))?.value.first).toBe(75)
  })

  test('are corrected with a reason, the earlier value staying in sight, and a future one can be withdrawn', async () => {
    await page.goto(app.url + `${home}/hundesteuer`)
    await page.click('a:has-text("Berichtigen: ab 01.01.2017")')
    expect(await violations(page)).toEqual([])
    expect(await page.inputValue('[name=source]')).toContain('wittlich.de 2017')
    await page.fill('[name=first]', '76')
    await page.click('text=Berichtigung speichern')
    expect(await page.textContent('.error-summary')).toContain('Nennen Sie den Grund')
    await page.fill('[name=reason]', 'Tippfehler: § 5 der Satzung nennt 76 EUR')
    await page.click('text=Berichtigung speichern')
    expect((await settingAt(db, id, 'hundesteuer.saetze', '2020-01-01'))?.value.first).toBe(76)
    await page.goto(app.url + `${home}/hundesteuer`)
    expect(await page.textContent('main')).toMatch(
      /gilt heute.*76,00.*Grund: Tippfehler.*berichtigt, gilt nicht mehr.*75,00/s,
    )
    await page.click('button:has-text("Zurückziehen")')
    expect(await page.textContent('main')).toMatch(/Der Wert ist zurückgezogen.*Ab 01\.01\.2027: zurückgezogen/s)
    expect((await settingAt(db, id, 'hundesteuer.saetze', '2027-06-01'))?.value.first).toBe(76)
    expect((await post('/hundesteuer', { was: 'zurueckziehen', tag: '2017-01-01' })).status).toBe(422)
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
    await page.goto(app.url + `${home}/hundesteuer`)
    await page.fill('[name=first]', 'viel')
    await page.click('text=Neuen Wert speichern')
    expect(await page.locator('.error-summary li').count()).toBe(3)
  })

  test.each(['rechtsbehelf', 'briefkopf'])('have a page for %s with its history', async (slug) => {
    await open(`${home}/${slug}`)
    expect(await page.textContent('main')).toContain('der Ersteinrichtung')
  })

  test('preview the remedy notice, and keep who checked it and when with each version', async () => {
    await open(`${home}/rechtsbehelf`)
    await page.fill('[name=text]', 'Erster Absatz.\n\nZu {{ vorgang.nummer }} innerhalb eines Monats.')
    await page.click('text=Vorschau')
    expect(await page.textContent('.town-preview')).toMatch(/Erster Absatz\..*vorgang\.nummer/s)
    expect(await violations(page)).toEqual([])
    await page.fill('[name=validFrom]', '1.2.2027')
    await page.fill('[name=source]', '§ 73 VwGO')
    await page.fill('[name=checkedBy]', 'Rechtsamt, Frau Recht')
    await page.fill('[name=checkedOn]', '20.11.2026')
    await page.click('text=Neuen Wert speichern')
    expect(await page.textContent('.error-summary')).toContain('Bitte bestätigen Sie, dass der Wert geprüft ist')
    await page.check('[name=checked]')
    await page.click('text=Neuen Wert speichern')
    await page.goto(app.url + `${home}/rechtsbehelf`)
    expect(await page.textContent('main')).toContain('Geprüft von Rechtsamt, Frau Recht am 20.11.2026.')
  })

  test('hold fees of the town’s own, which processes can choose like rates', async () => {
    await open(`${home}/gebuehren`)
    expect((await post('/gebuehren', { kennung: 'Bewohner Parken' })).headers.get('location')).toContain('kennung')
    await page.fill('[name=kennung]', 'bewohnerparken')
    await page.click('text=Betrag eintragen')
    expect(page.url()).toBe(`${app.url}${home}/gebuehr-bewohnerparken`)
    const fee = { name: 'Bewohnerparkausweis', amount: '30,50', unit: 'im Jahr', source: 'Satzung', was: 'speichern' }
    const wrong = await post('/gebuehr-bewohnerparken', { ...fee, amount: '-1', validFrom: '2027-01-01' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('value="Bewohnerparkausweis"')])
    expect((await post('/gebuehr-bewohnerparken', { ...fee, validFrom: '2027-01-01' })).status).toBe(303)
    await open(`${home}/gebuehr-bewohnerparken`)
    expect(await page.textContent('main')).toMatch(/Gebühr Bewohnerparkausweis ändern.*30,50.* im Jahr/s)
    expect(await page.goto(app.url + home).then(() => page.textContent('main'))).toContain('Gebühr Bewohnerparkausweis')
    expect((await ratesOf(db, id, '2026-11-22')).map((one) => one.id)).toEqual([
      'hundesteuer.saetze',
      'gebuehr.bewohnerparken',
    ])
    expect((await fetch(`${app.url}${home}/gebuehr-Ä`)).status).toBe(404)
    await post('/gebuehr-bewohnerparken', { was: 'zurueckziehen', tag: '2027-01-01' })
    expect(await ratesOf(db, id, '2026-11-22')).toHaveLength(1)
  })

  test('hold the texts of letters, from a day on, with where they are used', async () => {
    await open(`${home}/textbausteine`)
    expect(await page.textContent('main')).toMatch(/hundemarke.*Es gilt der Text des Prozesses.*Hundesteuerbescheid/s)
    await page.click('a:has-text("Ändern: hundemarke")')
    expect(await violations(page)).toEqual([])
    expect(await page.inputValue('[name=text]')).toContain('Die Hundemarke bekommen Sie')
    await page.fill('[name=title]', 'Hundemarke')
    await page.fill('[name=text]', 'Die Marke {{ liegt bei.')
    await page.fill('[name=validFrom]', '1.12.2026')
    await page.fill('[name=source]', 'Steueramt')
    await page.click('text=Neuen Wert speichern')
    expect(await page.textContent('.error-summary')).toContain('Zu jedem {{ gehört ein }}')
    await page.fill('[name=text]', 'Die Marke liegt bei.')
    await page.click('text=Neuen Wert speichern')
    expect(await page.textContent('main')).toMatch(/Der Text ist gespeichert.*Ab 01\.12\.2026 gilt ein neuer Text/s)
    expect(await textsAt(db, id, ['hundemarke'], '2026-11-30')).toEqual(new Map())
    expect(await textsAt(db, id, ['hundemarke'], '2026-12-01')).toEqual(
      new Map([['hundemarke', 'Die Marke liegt bei.']]),
    )
    expect((await fetch(`${app.url}${home}/textbausteine/Ä`)).status).toBe(404)
  })
})

describe('the offices', () => {
  test('say how they are reached, and keep what changed', async () => {
    await open(`${home}/amt/steueramt`)
    await page.fill('[name=phone]', '06571 171-0')
    await page.fill('[name=hours]', 'Montag bis Freitag, 8 bis 12 Uhr')
    await page.click('text=Angaben speichern')
    expect(await page.textContent('.town-offices')).toMatch(/Steueramt.*06571 171-0.*Montag bis Freitag/)
    expect(await violations(page)).toEqual([])
    await page.goto(app.url + `${home}/amt/steueramt`)
    expect(await page.textContent('main')).toMatch(
      /Mia Digital: Telefon: leer → 06571 171-0; Öffnungszeiten: leer → Montag/,
    )
  })

  test('never overwrite what somebody else changed meanwhile, and keep what was typed', async () => {
    const late = await post('/amt/steueramt', { name: 'Steuern', phone: '06571 1', gesehen: '0', was: 'speichern' })
    expect(late.status).toBe(422)
    expect(await late.text()).toMatch(/inzwischen ist etwas geändert.*value="Steuern"/s)
  })

  test('are opened, closed and opened again', async () => {
    await open(`${home}/aemter/neu`)
    await page.fill('[name=name]', 'Bürger & Bäder')
    await page.click('button:has-text("Amt anlegen")')
    await page.goto(app.url + `${home}/amt/buerger-baeder`)
    await page.click('text=Amt schließen')
    expect(await page.textContent('.town-offices')).toMatch(/Bürger & BäderGeschlossen seit 22\.11\.2026/)
    await page.goto(app.url + `${home}/amt/buerger-baeder`)
    await page.click('text=Amt wieder öffnen')
    expect((await post('/aemter/neu', { name: 'Bauamt' })).status).toBe(422)
    await open(`${home}/verlauf`)
    expect(await page.textContent('main')).toMatch(/Geschlossen seit: leer → 2026-11-22.*Grund: Tippfehler/s)
  })

  test('stay open while a case runs there', async () => {
    const one = { number: 'V-1', deployment_id: 1, process: 'p', office: 'bauhof', domain: 'general', title: 't' }
    const rest = { status: 'running', seq: 1, at: now, rest: '{}', channel: 'online', received_at: now, head_hash: 'x' }
    await db('cases').insert({ town: id, ...one, ...rest })
    const refused = await post('/amt/bauhof', { was: 'schliessen', gesehen: '0' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('laufende Vorgänge')
  })
})

describe('without the right', () => {
  test.each(['caseworker', 'clerk', 'lead'] as const)('a %s sees and changes nothing', async (role) => {
    app.as([role])
    for (const path of ['', '/konto', '/amt/steueramt', '/textbausteine', '/verlauf'].map((end) => home + end)) {
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
