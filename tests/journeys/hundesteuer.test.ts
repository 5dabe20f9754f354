/** The whole line: a citizen registers a dog, a clerk takes in paper, both are decided, the process changes, the report says what is analog. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { DAY } from '../support/clock.ts'
import { fill, press, signIn } from '../support/walk.ts'

let town: TestApp
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  town = await startTestApp()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await town.close()
})

async function open(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'de-DE', ...options })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

async function staff(login: string): Promise<Page> {
  const page = await open()
  await signIn(page, town.url, login)
  return page
}

const person = {
  Vorname: 'Änne',
  Familienname: 'Weiß-Müller',
  Geburtsdatum: '1.4.1970',
  'Straße und Hausnummer': 'Brückenstraße 12 a',
  Postleitzahl: '54516',
  Ort: 'Wittlich',
}
const dog = {
  Rufname: 'Bello',
  'Rasse oder Mischung': 'Dackel',
  'Gehört Ihr Hund zu einer dieser Rassen, oder stammt er von einer ab?': 'Nein, keine davon',
  'Geboren am': '1.2.2025',
}
const household = {
  'Seit wann lebt der Hund in Ihrem Haushalt in unserer Stadt?': '20.2.2026',
  'War der Hund vorher in einer anderen Gemeinde angemeldet?': 'Nein',
  'Wie viele andere Hunde leben in Ihrem Haushalt?': '0',
}
const payment = { 'Sollen wir die Steuer von Ihrem Konto abbuchen?': 'Nein, ich überweise selbst' }

/** Opens a task of a case by its name and takes it. */
async function take(page: Page, number: string, task: string): Promise<void> {
  await town.context.runtime.drain()
  await page.goto(`${town.url}/amt/aufgaben?ansicht=gruppe`)
  const row = page.getByRole('row').filter({ hasText: number }).filter({ hasText: task })
  await row.getByRole('link', { name: task }).click()
  await press(page, 'Aufgabe übernehmen')
}

describe('a citizen without JavaScript', () => {
  let page: Page
  let number = ''
  let code = ''

  it('registers a dog in steps and is told what is missing', async () => {
    page = await open({ javaScriptEnabled: false })
    await page.goto(`${town.url}/leistungen/hund-anmelden`)
    await page.getByRole('link', { name: 'Jetzt anmelden' }).click()
    expect(await page.getByText('Was mit Ihren Daten geschieht').count()).toBeGreaterThan(0)
    await press(page, 'Verstanden, weiter zur ersten Frage')

    await fill(page, { ...person, Postleitzahl: '54' })
    await press(page, 'Weiter')
    expect(await page.getByRole('alert').textContent()).toContain('Postleitzahl')
    expect(await page.getByLabel('Vorname').inputValue()).toBe('Änne')
    await fill(page, { Postleitzahl: '54516' })
    await press(page, 'Weiter')
    await fill(page, dog)
    await press(page, 'Weiter')
    await fill(page, household)
    await press(page, 'Weiter')
  })

  it('closes the browser and goes on with the code', async () => {
    await press(page, 'Später weitermachen')
    const text = (await page.locator('main').textContent()) ?? ''
    const link = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec(text)?.[0]
    expect(link).toBeDefined()
    await page.context().close()

    page = await open({ javaScriptEnabled: false })
    await page.goto(`${town.url}/weiter/${link}`)
    expect(await page.locator('h1').textContent()).toContain('Bezahlung')
    await press(page, 'Zurück')
    expect(await page.getByLabel('Seit wann lebt der Hund').inputValue()).toBe('20.2.2026')
    await press(page, 'Weiter')
  })

  it('checks the answers, sends once, and gets number and code', async () => {
    await fill(page, payment)
    await press(page, 'Weiter')
    await fill(page, { 'Wie sollen wir Ihnen schreiben, wenn noch etwas fehlt?': 'Per E-Mail' })
    await press(page, 'Weiter')
    await fill(page, { 'E-Mail-Adresse': 'aenne@beispiel.example' })
    await press(page, 'Weiter')
    await page.getByLabel('Dateien').setInputFiles({
      name: 'Impfpass für Bello.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    })
    await press(page, 'Weiter')
    expect(await page.locator('main').textContent()).toContain('Weiß-Müller')
    await press(page, 'Hund verbindlich anmelden')
    const text = (await page.locator('main').textContent()) ?? ''
    number = /V-2026-\d{6}-\d/.exec(text)?.[0] ?? ''
    code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text.replace(number, ''))?.[0] ?? ''
    expect(number, text).not.toBe('')
    expect(code).not.toBe('')
  })

  it('is asked for papers, sends them by the status page, and the clock of the own target stood still meanwhile', async () => {
    const ada = await staff('ada')
    await take(ada, number, 'Dubletten und Finanzverfahren prüfen')
    await fill(ada, { 'Andere Hunde des Haushalts': '0', 'Einordnung der Rasse': 'keine davon' })
    await press(ada, 'Der Hund ist neu')
    await take(ada, number, 'Angaben und Unterlagen prüfen')
    await fill(ada, { 'Nachweis über das Geburtsdatum des Hundes (zum Beispiel Heimtierausweis oder Impfpass)': true })
    await press(ada, 'Unterlagen nachfordern')
    await town.context.runtime.drain()
    await ada.goto(`${town.url}/amt/vorgaenge/${number}`)
    expect(await ada.locator('main').textContent()).toContain('Unterlagen fehlen')
    town.clock.forward(15 * DAY)
    await town.context.runtime.drain()
    await ada.context().close()

    const citizen = await open({ javaScriptEnabled: false })
    await citizen.goto(`${town.url}/status`)
    await fill(citizen, { Aktenzeichen: number, Abrufcode: 'AAAA-AAAA-AAAA' })
    await press(citizen, 'Stand ansehen')
    expect(await citizen.locator('main').textContent()).toContain('passen nicht zusammen')
    await fill(citizen, { Aktenzeichen: number.toLowerCase(), Abrufcode: code })
    await press(citizen, 'Stand ansehen')
    const shown = (await citizen.locator('main').textContent()) ?? ''
    expect(shown).toContain('Sie sind dran')
    expect(shown).toContain('Geburtsdatum des Hundes')
    await citizen
      .locator('input[type=file]')
      .setInputFiles({ name: 'nachweis.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
    await citizen.locator('form:has(input[type=file]) button').first().click()
    await town.context.runtime.drain()
    await citizen.context().close()
  })

  it('gets the notice, decided by the caseworker, with the objection period computed from the day of posting', async () => {
    const ada = await staff('ada')
    await take(ada, number, 'Angaben und Unterlagen prüfen')
    await press(ada, 'Unterlagen vollständig')
    await take(ada, number, 'Festsetzung prüfen')
    // From the month after taking in: March to December of 75 EUR, ten twelfths.
    expect(await ada.locator('main').textContent()).toContain('62,50')
    await press(ada, 'Festsetzung bestätigen')
    await take(ada, number, 'Ins Finanzverfahren übernehmen')
    await fill(ada, {
      Kassenzeichen: '01.23456.7',
      'Der Betrag dieses Bescheids ist fällig am': '1.5.2026',
      'Fälligkeit in den Folgejahren': '15. Februar',
    })
    await ada
      .getByRole('main')
      .getByRole('button', { name: /Erledigt|übernommen/i })
      .first()
      .click()
    town.clock.forward(DAY)
    // A night later the session has ended.
    await signIn(ada, town.url, 'ada')
    await take(ada, number, 'Bescheid drucken und absenden')
    await fill(ada, { 'Abgesendet am': '18.3.2026' })
    await ada
      .getByRole('main')
      .getByRole('button', { name: /Erledigt|abgesendet/i })
      .first()
      .click()
    await ada.goto(`${town.url}/amt/vorgaenge/${number}`)
    // Posted Wednesday 18 March: the fourth day is Sunday 22, so Monday 23; a month later Thursday 23 April.
    const text = (await ada.locator('main').textContent()) ?? ''
    expect(text).toContain('23.03.2026')
    expect(text).toContain('23.04.2026')
    await take(ada, number, 'Hundemarke ausgeben')
    await fill(ada, { 'Nummer der Hundemarke': '4711', Ausgegeben: 'mit dem Bescheid verschickt' })
    await press(ada, 'Erledigt')
    await ada.goto(`${town.url}/amt/vorgaenge/${number}`)
    expect(await ada.locator('main').textContent()).toMatch(/abgeschlossen|beendet|erledigt/i)
    await ada.context().close()
  })
})

describe('a paper form at the counter', () => {
  let number = ''

  it('is entered for the person, with the day of the stamp and who typed it', async () => {
    const bea = await staff('bea')
    await bea.goto(`${town.url}/amt/schalter`)
    await fill(bea, {
      'Wie kommt das Anliegen?': 'Ein Papierformular liegt vor',
      'Tag des Eingangsstempels': '10.3.2026',
      'Name der Person': 'Karl Kämpfer',
    })
    await press(bea, 'Neue Person beginnen')
    expect(await bea.getByRole('region', { name: 'Sie handeln für' }).textContent()).toContain('Karl Kämpfer')
    await fill(bea, {
      ...person,
      Vorname: 'Karl',
      Familienname: 'Kämpfer',
      ...dog,
      'Rasse oder Mischung': 'Staffordshire Bullterrier',
    })
    await fill(bea, {
      'Gehört Ihr Hund zu einer dieser Rassen, oder stammt er von einer ab?': 'Staffordshire Bullterrier',
    })
    await fill(bea, { ...household, ...payment, 'Wie sollen wir Ihnen schreiben, wenn noch etwas fehlt?': 'Per Brief' })
    await press(bea, 'Prüfen')
    await press(bea, 'Hund verbindlich anmelden')
    number = /V-2026-\d{6}-\d/.exec((await bea.locator('main').textContent()) ?? '')?.[0] ?? ''
    expect(number).not.toBe('')
    await bea.context().close()
  })

  it('of a listed breed shows the public order office name, address and breed, and nothing of the tax case', async () => {
    const ada = await staff('ada')
    await ada.goto(`${town.url}/amt/vorgaenge/${number}`)
    expect(await ada.locator('main').textContent()).toContain('10.03.2026')
    await take(ada, number, 'Dubletten und Finanzverfahren prüfen')
    await fill(ada, { 'Andere Hunde des Haushalts': '1', 'Einordnung der Rasse': 'Staffordshire Bullterrier' })
    await press(ada, 'Der Hund ist neu')
    await town.context.runtime.drain()

    const otto = await staff('otto')
    await otto.goto(`${town.url}/amt/aufgaben?ansicht=gruppe`)
    await otto.getByRole('link', { name: 'Mitteilung zur Kenntnis nehmen' }).click()
    const seen = (await otto.locator('main').textContent()) ?? ''
    for (const handed of ['Kämpfer', 'Brückenstraße 12 a', 'Staffordshire Bullterrier']) expect(seen).toContain(handed)
    for (const kept of ['01.04.1970', 'Haushalt', 'Konto']) expect(seen).not.toContain(kept)
    const refused = await otto.goto(`${town.url}/amt/vorgaenge/${number}`)
    expect(refused?.status()).toBeGreaterThanOrEqual(403)
    expect(await otto.content()).not.toContain('Kämpfer')
    await otto.goBack()
    await press(otto, 'Aufgabe übernehmen')
    await press(otto, 'Zur Kenntnis genommen')
    await otto.context().close()
    await ada.context().close()
  })

  it('is assessed with the rate for listed dogs', async () => {
    const ada = await staff('ada')
    await take(ada, number, 'Angaben und Unterlagen prüfen')
    await press(ada, 'Unterlagen vollständig')
    await take(ada, number, 'Festsetzung prüfen')
    // Ten twelfths of 800 EUR.
    expect(await ada.locator('main').textContent()).toContain('666,67')
    await press(ada, 'Festsetzung bestätigen')
    await ada.context().close()
  })
})

describe('the digitalization manager', () => {
  it('adds a second check, changes the due days and deploys; running cases stay', async () => {
    const mia = await staff('mia')
    await mia.setViewportSize({ width: 1500, height: 950 })
    await mia.goto(`${town.url}/amt/prozesse/hundesteuer-anmeldung/modell`)
    await mia.getByText('Geprüft: keine Probleme').waitFor()
    await mia.locator('.djs-shape[data-element-id="FestsetzungPruefen"]').click()
    await mia.getByLabel('Bis wann: Anzahl').fill('10')
    await mia.keyboard.press('Tab')
    await mia.getByRole('button', { name: 'Aufgabe danach einfügen' }).click()
    await mia.getByLabel('Name', { exact: true }).fill('Festsetzung gegenlesen')
    await mia.keyboard.press('Tab')
    await mia.getByRole('button', { name: 'Formular anlegen' }).click()
    await mia.getByRole('button', { name: /^Aktenzeichen/ }).click()
    await mia.getByRole('button', { name: 'Fertig' }).click()
    await mia
      .getByRole('status')
      .getByText(/Gespeichert/)
      .first()
      .waitFor()
    await mia.getByRole('button', { name: 'Neue Version bereitstellen' }).click()
    await mia.getByRole('dialog').getByText('Version 1: 1 Vorgang').waitFor()
    await mia.getByRole('dialog').getByRole('button', { name: 'Version 2 bereitstellen' }).click()
    await mia.getByRole('status').getByText('Version 2 ist bereitgestellt.').first().waitFor()
    await mia.context().close()
  })

  it('sees the new check reached by a new case, on the new version', async () => {
    const service = town.context.services.byId('hundesteuer-anmeldung')
    const { id } = await town.context.runtime.start(
      {
        process: 'hundesteuer-anmeldung',
        service: 'hundesteuer-anmeldung',
        office: service?.office ?? '',
        domain: 'tax',
        title: 'Hund zur Hundesteuer anmelden',
        variables: {
          rasse: 'Dackel',
          listenrasse: 'keine',
          geborenAm: '2025-02-01',
          gehaltenSeit: '2026-02-20',
          weitereHunde: 0,
          einzug: 'nein',
        },
        participants: {
          applicant: { givenName: 'Nora', familyName: 'Neu', birthDate: '1980-01-01', contact: 'letter' },
        },
        channel: 'online',
        enteredBy: null,
      },
      'citizen',
    )
    const { number } = (await town.context.runtime.load(id)).ref
    const ada = await staff('ada')
    await take(ada, number, 'Dubletten und Finanzverfahren prüfen')
    await fill(ada, { 'Andere Hunde des Haushalts': '0', 'Einordnung der Rasse': 'keine davon' })
    await press(ada, 'Der Hund ist neu')
    await take(ada, number, 'Angaben und Unterlagen prüfen')
    await press(ada, 'Unterlagen vollständig')
    await take(ada, number, 'Festsetzung prüfen')
    await press(ada, 'Festsetzung bestätigen')
    await take(ada, number, 'Festsetzung gegenlesen')
    await fill(ada, { Aktenzeichen: '22.1/2026-17' })
    await press(ada, 'Erledigt')
    await take(ada, number, 'Ins Finanzverfahren übernehmen')
    await ada.context().close()
  })
})

describe('leadership', () => {
  it('reads that the dog tax is online, what is missing, and that nobody has answered for the rest', async () => {
    const lena = await staff('lena')
    await lena.goto(`${town.url}/amt/ozg`)
    const row = lena.getByRole('row').filter({ hasText: 'Hund zur Hundesteuer anmelden' })
    expect(await row.textContent()).toContain('Online')
    expect(await row.textContent()).toContain('Schnittstelle zum Finanzverfahren')
    expect(await lena.locator('main').textContent()).toContain('nicht erhoben')
    const refused = await lena.goto(`${town.url}/amt/vorgaenge`)
    expect(refused?.status()).toBe(403)
    await lena.context().close()
  })
})
