import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { catalogue } from '../../server/catalogue/routes.tsx'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown } from '../../server/db/town.ts'
import { seedTown } from '../../server/town/seed.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { CSRF, fakeContext, serve, type Served } from './app.ts'
import { addDogCase, deployDog, dogService } from './model.ts'

const now = '2026-11-22T09:00:00.000Z'
let app: Served
let browser: Browser
let page: Page
let facts: () => Promise<unknown[]>
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
  app = await serve(context, [catalogue(context)])
  facts = () => db('facts').where({ town: town.id }).orderBy('id')
  browser = await launchBrowser()
  page = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
  close = async () => {
    await browser.close()
    await app.close()
    await db.destroy()
  }
})
afterAll(() => close())

const open = async (path: string) => {
  const response = await page.goto(app.url + path)
  expect(response?.status()).toBe(200)
  expect(await violations(page)).toEqual([])
}
const post = (path: string, fields: Record<string, string>) =>
  fetch(app.url + path, { method: 'POST', body: new URLSearchParams({ _csrf: CSRF, ...fields }), redirect: 'manual' })

describe('the list of services', () => {
  test('begins with one honest sentence and shows the dog tax with what is missing', async () => {
    app.as(['lead'])
    await open('/amt/ozg')
    expect(await page.textContent('.ozg-headline')).toContain(
      'Von 110 OZG-Leistungen in eigener Zuständigkeit ist eine online und keine Ende zu Ende digital',
    )
    expect(await page.textContent('.ozg-headline')).toContain('bei 109 ist der Stand nicht erhoben')
    const row = page.locator('tr', { hasText: 'Hund zur Hundesteuer anmelden' })
    expect(await row.textContent()).toMatch(/Online.*Schnittstelle zum Finanzverfahren.*114Schätzung/)
  })

  test('is narrowed by its address, and the export holds exactly what is shown', async () => {
    app.as(['lead'])
    await open('/amt/ozg?q.amt=steueramt&q.status=unknown&sort=faelle')
    const rows = await page.locator('.ozg-list tbody tr').count()
    expect(await page.textContent('[role=status]')).toBe(`${rows} von 153 Leistungen: Steueramt, Nicht erhoben`)
    const csv = await (await fetch(`${app.url}/amt/ozg.csv?q.amt=steueramt&q.status=unknown&sort=faelle`)).text()
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(rows + 1)
    expect(lines[1]).toMatch(/^grundsteuer;/)
  })

  test('says so when nothing matches, and leaves out what it does not understand', async () => {
    app.as(['lead'])
    await open('/amt/ozg?q.status=end-to-end')
    expect(await page.textContent('main')).toContain('Keine Leistung passt zu diesem Filter.')
    await open('/amt/ozg?q.amt=%27%3Bdrop&q.status=x&sort=y')
    expect(await page.locator('.ozg-list tbody tr').count()).toBe(153)
  })

  test('gives its chart as Mermaid text', async () => {
    app.as(['lead'])
    expect(await (await fetch(`${app.url}/amt/ozg.mmd?q.ozg=ja`)).text()).toContain('bar [137, 0, 0, 0, 1, 0]')
  })
})

describe('a service', () => {
  test('shows leadership each criterion with who answered, but no way to change it', async () => {
    app.as(['lead'])
    await open('/amt/ozg/hundesteuer-anmeldung')
    expect(await page.textContent('.ozg-next')).toContain('Schnittstelle zum Finanzverfahren')
    expect(await page.locator('text=laufendes System').count()).toBeGreaterThan(8)
    expect(await page.textContent('main')).toContain('nicht geprüft')
    expect(await page.locator('a[href*="/antwort/"]').count()).toBe(0)
  })

  test('takes the manager’s answer, keeps the earlier one and counts the later', async () => {
    app.as(['manager'])
    await open('/amt/ozg/grundsteuer')
    await page.click('a[href$="/antwort/information"]')
    expect(await violations(page)).toEqual([])
    await page.check('text=nein')
    await page.click('text=Antwort speichern')
    expect(await page.textContent('main')).toMatch(/Die Antwort ist gespeichert.*Analog/)
    await post('/amt/ozg/grundsteuer/antwort/information', { answer: 'yes' })
    await open('/amt/ozg/grundsteuer')
    expect(await page.textContent('.ozg-status')).toBe('Information')
    expect(await facts()).toMatchObject([
      { answer: 'no', author: 'Mia Digital' },
      { answer: 'yes', author: 'Mia Digital' },
    ])
  })

  test('that others run needs an address, and counts after a test', async () => {
    app.as(['manager'])
    await open('/amt/ozg/wohngeld/antwort/submission')
    await page.check('text=ja')
    await page.click('text=Antwort speichern')
    expect(await page.textContent('.error-summary')).toContain('unter welcher Adresse')
    expect(await violations(page)).toEqual([])
    await page.fill('[name=address]', 'javascript:alert(1)')
    await page.click('text=Antwort speichern')
    expect(await page.textContent('.error-summary')).toContain('vollständige Adresse')
    await page.fill('[name=address]', 'https://example.org/wohngeld')
    await page.fill('[name=testedOn]', '20.11.2026')
    await page.click('text=Antwort speichern')
    expect(await page.textContent('main')).toContain('bundesweiter Dienst (EfA), getestet am 20.11.2026')
  })

  test('does not take "trifft nicht zu" without a reason, a test of tomorrow, or "trifft nicht zu" for information', async () => {
    app.as(['manager'])
    const before = await facts()
    expect((await post('/amt/ozg/grundsteuer/antwort/proofs', { answer: 'not-applicable' })).status).toBe(422)
    const link = { answer: 'yes', via: 'efa', address: 'https://example.org', testedOn: '2026-11-23' }
    expect((await post('/amt/ozg/wohngeld/antwort/submission', link)).status).toBe(422)
    const reason = { answer: 'not-applicable', reason: 'lange Begründung' }
    expect((await post('/amt/ozg/grundsteuer/antwort/information', reason)).status).toBe(422)
    expect(await facts()).toEqual(before)
  })
})

describe('the catalogue as a table', () => {
  const table = '/amt/ozg/tabelle?q.amt=standesamt&ansicht=recht'
  const cell = (id: string, column: string) => `[name="${id}.${column}"]`

  test('edits texts and choices of many services, one by one and together, by keyboard', async () => {
    app.as(['manager'])
    await open(table)
    await page.fill(cell('eheurkunde', 'form'), '  ganz formlos  ')
    await page.press(cell('eheurkunde', 'form'), 'Alt+ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toMatch(/^(?!eheurkunde).*\.form$/)
    await page.check('[name=id][value=eheurkunde]')
    await page.check('[name=id][value=kirchenaustritt]')
    await page.fill('[name="alle.legalBasis.source"]', 'Gesetzestext 2026')
    await page.selectOption('[name="alle.legalBasis.checked"]', 'ja')
    await page.press('[name="alle.legalBasis.source"]', 'Enter')
    expect(await page.textContent('[role=status]')).toContain('2 Leistungen sind geändert.')
    expect(await page.inputValue(cell('eheurkunde', 'form'))).toBe('ganz formlos')
    expect(await page.textContent('main')).toMatch(/Quelle der Rechtsgrundlage: .* → Gesetzestext 2026/)
    expect(await violations(page)).toEqual([])
    await page.click('button:has-text("Zurücknehmen")')
    expect(await page.textContent('[role=status]')).toContain('zurückgenommen')
    expect(await page.inputValue(cell('eheurkunde', 'form'))).not.toBe('ganz formlos')
  })

  test('saves nothing that cannot be right, nothing over what somebody else changed, and keeps what was typed', async () => {
    app.as(['manager'])
    await page.goto(`${app.url}/amt/ozg/tabelle?q.amt=standesamt&ansicht=texte`)
    await page.fill(cell('eheurkunde', 'name'), '')
    await page.fill(cell('eheurkunde', 'note'), 'meine Notiz')
    await page.click('text=Änderungen speichern')
    expect(await page.textContent('[role=alert]')).toMatch(/nichts gespeichert.*Name: Bitte ausfüllen/s)
    expect(await page.inputValue(cell('eheurkunde', 'note'))).toBe('meine Notiz')
    await page.fill(cell('eheurkunde', 'name'), 'Eheurkunde')
    const other = { 'eheurkunde.note': 'andere Notiz', 'eheurkunde.stand': await stand('eheurkunde') }
    expect((await post('/amt/ozg/tabelle?ansicht=texte', other)).status).toBe(200)
    await page.click('text=Änderungen speichern')
    expect(await page.textContent('[role=status]')).toMatch(/inzwischen geändert.*Hinweis: jetzt „andere Notiz“/s)
    expect(await page.inputValue(cell('eheurkunde', 'note'))).toBe('meine Notiz')
    expect(await violations(page)).toEqual([])
    await page.click('text=Änderungen speichern')
    expect(await page.textContent('[role=status]')).toContain('Eine Leistung ist geändert.')
  })

  test('gives a service a key of the public list, and no other', async () => {
    app.as(['manager'])
    const address = '/amt/ozg/tabelle?ansicht=katalog'
    const html = await (await fetch(`${app.url}${address}&q.amt=standesamt`)).text()
    const row = { 'eheurkunde.stand': /name="eheurkunde\.stand" value="(\w+)"/.exec(html)?.[1] ?? '' }
    const wrong = await post(address, { ...row, 'eheurkunde.leika': '99999999999999' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('steht nicht im öffentlichen')])
    expect((await post(address, { ...row, 'eheurkunde.leika': '' })).status).toBe(200)
  })

  test('shows so many rows as one request can carry, and leads to the next', async () => {
    app.as(['manager'])
    await page.goto(`${app.url}/amt/ozg/tabelle`)
    expect(await page.locator('tbody tr').count()).toBe(40)
    await page.click('text=Nächste Seite')
    expect(await page.textContent('nav[aria-label=Seiten]')).toContain('Seite 2 von 4')
  })

  async function stand(id: string): Promise<string> {
    const html = await (await fetch(`${app.url}/amt/ozg/tabelle?q.amt=standesamt&ansicht=texte`)).text()
    return new RegExp(`name="${id}\\.stand" value="(\\w+)"`).exec(html)?.[1] ?? ''
  }
})

describe('the fees of a service', () => {
  const path = '/amt/ozg/eheurkunde/gebuehren'
  const fee = (more: Record<string, string>) => ({
    ...{ title: 'je Urkunde', kind: 'fixed', amount: '15', norm: 'Landesgebühren Nr. 4', validFrom: '2020-01-01' },
    ...more,
  })

  test('are entered with their days, follow each other, and stand on the page of the service', async () => {
    app.as(['manager'])
    await open(path)
    await page.fill('[name=title]', 'je Urkunde')
    await page.check('text=fester Betrag')
    await page.fill('[name=norm]', 'Landesgebühren Nr. 4')
    await page.fill('[name=validFrom]', '1.1.2020')
    await page.click('text=Gebühr speichern')
    expect(await page.textContent('.error-summary')).toContain('Bitte nennen Sie den Betrag.')
    await page.fill('[name=amount]', '15')
    await page.click('text=Gebühr speichern')
    expect((await post(path, fee({ amount: '17,50', validFrom: '2027-01-01' }))).status).toBe(303)
    await page.goto(app.url + path)
    expect(await page.textContent('main')).toMatch(
      /17,50 EUR01\.01\.2027offen.*15,00 EUR01\.01\.202031\.12\.2026.*gilt heute/s,
    )
    await page.goto(`${app.url}/amt/ozg/eheurkunde`)
    expect(await page.textContent('main')).toMatch(
      /je Urkunde: 15,00 EUR \(nicht geprüft\)seit 01\.01\.2020.*Änderungen am Eintrag.*Hinweis: .* → andere Notiz/s,
    )
  })

  test('never overlap, and what held already is corrected with a reason; a future one can be withdrawn', async () => {
    app.as(['manager'])
    const twice = await post(path, fee({ validFrom: '2027-01-01' }))
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('überschneidet sich')])
    await page.goto(app.url + path)
    await page.click('a:has-text("Berichtigen: je Urkunde, ab 01.01.2020")')
    expect(await page.inputValue('[name=amount]')).toBe('15')
    await page.fill('[name=amount]', '16')
    await page.click('text=Berichtigung speichern')
    expect(await page.textContent('.error-summary')).toContain('Nennen Sie den Grund')
    await page.fill('[name=reason]', 'falsch abgelesen')
    await page.click('text=Berichtigung speichern')
    expect(await violations(page)).toEqual([])
    await page.click('button:has-text("Zurückziehen")')
    expect(await page.textContent('main')).toMatch(
      /16,00 EUR01\.01\.2020offen.*zurückgezogen.*Berichtigung\. Grund: falsch abgelesen/s,
    )
    app.as(['lead'])
    await page.goto(app.url + path)
    expect(await page.locator('form[action$=gebuehren]').count()).toBe(0)
    expect((await post(path, fee({}))).status).toBe(403)
  })
})

describe('comparing the catalogue with a file', () => {
  const csv = (rows: string) => ({
    name: 'leika.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`leika_key,name\n${rows}`),
  })
  const offer = async (rows: string) => {
    await page.setInputFiles('[name=datei]', csv(rows))
    await page.click('text=Vergleichen (Probelauf)')
  }

  test('says what is wrong with a file, and changes nothing', async () => {
    app.as(['manager'])
    await open('/amt/ozg/abgleich')
    await page.click('text=Vergleichen (Probelauf)')
    expect(await page.textContent('#datei-fehler')).toContain('Bitte wählen Sie eine Datei aus')
    await page.setInputFiles('[name=datei]', { ...csv(''), buffer: Buffer.from('<!DOCTYPE a><a/>') })
    await page.click('text=Vergleichen (Probelauf)')
    expect(await page.textContent('#datei-fehler')).toContain('DOCTYPE')
    expect(await violations(page)).toEqual([])
  })

  test('is a trial first, then each difference is decided, in bulk and alone, and can be taken back', async () => {
    app.as(['manager'])
    await page.goto(`${app.url}/amt/ozg/abgleich`)
    await offer('99001001000000,Abfall\n99001002000000,Papier\n12,Dreck\n')
    expect(await violations(page)).toEqual([])
    expect(await page.textContent('main')).toMatch(/noch nichts geändert.*2 neu.*Eine Zeile ist abgelehnt/s)
    await page.click('text=Unterschiede zur Entscheidung vorlegen')
    expect(await violations(page)).toEqual([])
    await page.click('text=Alle 2 dieser Liste übernehmen')
    expect(await page.textContent('[role=status]')).toContain('2 Unterschiede sind übernommen.')
    await offer('99001001000000,Abfälle\n99001002000000,Altpapier\n')
    await page.click('text=Unterschiede zur Entscheidung vorlegen')
    expect(await page.textContent('tr:has-text("99001001000000")')).toMatch(/geändert: Bezeichnung.*Abfall.*Abfälle/)
    await page.click('tr:has-text("99001001000000") button:has-text("Unseres behalten")')
    await page.check('[aria-label="99001002000000 Papier auswählen"]')
    await page.click('text=Ausgewählte übernehmen')
    expect(await page.textContent('main')).toMatch(/Zu entscheiden: 0/)
    await page.click('li:has-text("99001002000000 Papier") button:has-text("Zurücknehmen")')
    expect(await page.textContent('main')).toMatch(/Zu entscheiden: 1.*Papier.*zurückgenommen am/s)
    expect(await violations(page)).toEqual([])
    expect((await post('/amt/ozg/abgleich', { was: 'auswahl-uebernehmen' })).status).toBe(422)
    expect((await fetch(`${app.url}/amt/ozg/abgleich/99999`)).status).toBe(404)
  })
})

describe('without the right', () => {
  test.each([
    ['caseworker', '/amt/ozg', 403],
    ['clerk', '/amt/ozg/grundsteuer', 403],
    ['admin', '/amt/ozg.csv', 403],
    ['lead', '/amt/ozg/grundsteuer/antwort/form', 403],
    ['lead', '/amt/ozg/abgleich', 403],
  ] as const)('%s gets no data from %s', async (role, path, status) => {
    app.as([role])
    const response = await fetch(app.url + path, { headers: { accept: 'text/html' } })
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('Grundsteuer')
  })

  test('leadership cannot answer, and nobody can without the token of the session', async () => {
    app.as(['lead'])
    const before = await facts()
    expect((await post('/amt/ozg/grundsteuer/antwort/form', { answer: 'yes' })).status).toBe(403)
    app.as(['manager'])
    expect((await post('/amt/ozg/grundsteuer/antwort/form', { answer: 'yes', _csrf: 'wrong' })).status).toBe(403)
    expect(await facts()).toEqual(before)
  })

  test('a visitor is sent to the sign-in', async () => {
    app.as(null)
    const response = await fetch(`${app.url}/amt/ozg`, { headers: { accept: 'text/html' }, redirect: 'manual' })
    expect(response.headers.get('location')).toBe('/amt/anmelden?weiter=%2Famt%2Fozg')
  })

  test('an unknown service or question is not found', async () => {
    app.as(['manager'])
    expect((await fetch(`${app.url}/amt/ozg/nichts`)).status).toBe(404)
    expect((await fetch(`${app.url}/amt/ozg/grundsteuer/antwort/nichts`)).status).toBe(404)
  })
})
