import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../server/access/index.ts'
import { demoPassword } from '../../server/demo/accounts.ts'
import { PATIENCE } from '../../server/processes/lease/store.ts'
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

it('a value comes into a letter where the cursor is, and the page stays', async () => {
  await page.goto(`${app.url}${home}/briefe/neu?vorlage=bewilligung`)
  const text = page.getByRole('group', { name: '2. Absatz' }).getByRole('textbox', { name: 'Text', exact: true })
  await text.evaluate((field: HTMLTextAreaElement) => (field.focus(), field.setSelectionRange(12, 12)))
  await page.getByRole('group', { name: '2. Absatz' }).getByRole('combobox').selectOption({ label: 'Aktenzeichen' })
  await page.getByRole('button', { name: 'Einsetzen: 2. Absatz', exact: true }).click()
  expect(await text.inputValue()).toBe('Ihren Antrag {{ vorgang.nummer }} vom {{ vorgang.eingang }} bewilligen wir.')
  expect(page.url()).toContain('vorlage=bewilligung')
})

const asManager = async (login: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const opened = await context.newPage()
  await opened.goto(`${app.url}/amt/anmelden?weiter=${home}/modell`)
  await opened.getByLabel('Benutzername').fill(login)
  await opened.getByLabel('Passwort').fill(demoPassword)
  await opened.keyboard.press('Enter')
  await opened
    .getByText(/Geprüft:|Problem/)
    .first()
    .waitFor()
  return opened
}
/** As when one comes back to the window: it asks the server at once and not only every few seconds. */
const comeBack = (one: Page): Promise<void> => one.evaluate(() => void window.dispatchEvent(new Event('focus')))
const rename = async (one: Page, name: string): Promise<void> => {
  const shape = one.locator('.djs-shape[data-element-id="AngabenPruefen"]')
  // A click on what is selected would let go of it.
  if (!(await shape.getAttribute('class'))?.includes('selected')) await shape.click()
  await one.getByLabel('Name', { exact: true }).fill(name)
  await one.keyboard.press('Tab')
}
const press = (one: Page, name: string): Promise<void> => one.getByRole('button', { name, exact: true }).click()

it('without JavaScript a page beside the modeler saves the service and a letter, and the drawing goes on', async () => {
  await page.goto(`${app.url}${home}/versionen`)
  const drawing = await asManager('mia')
  let told = ''
  drawing.on('response', (answer) => {
    if (answer.url().endsWith(`/processes/${KEY}`)) void answer.text().then((text) => (told = text))
  })
  const saved = (): Promise<void> =>
    drawing
      .getByRole('status')
      .getByText(/Gespeichert/)
      .waitFor()
  await rename(drawing, 'Angaben lesen')
  await saved()
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto(`${app.url}/amt/anmelden?weiter=${home}/leistung`)
  await plain.getByLabel('Benutzername').fill('mia')
  await plain.getByLabel('Passwort').fill(demoPassword)
  await plain.getByRole('main').getByRole('button', { name: 'Anmelden' }).click()
  await plain.getByText('So steht die Leistung im Portal.').waitFor()
  await plain.getByLabel('Frist', { exact: true }).fill('')
  await press(plain, 'Im Entwurf speichern')
  await plain.getByRole('link', { name: 'Frist: Bitte ausfüllen.' }).waitFor()
  await plain.getByLabel('Frist', { exact: true }).fill('Innerhalb von zwei Wochen.')
  await press(plain, 'Im Entwurf speichern')
  await plain.getByRole('heading', { name: /^Im Entwurf gespeichert, gilt ab der nächsten/ }).waitFor()
  await plain.goto(`${app.url}${home}/briefe/neu?vorlage=eingang`)
  await plain.getByLabel('Wert aus dem Vorgang einsetzen').first().selectOption({ label: 'Familienname' })
  await press(plain, 'Einsetzen: 1. Absatz')
  const text = plain.getByRole('textbox', { name: 'Text', exact: true }).first()
  await expect.poll(() => text.inputValue()).toContain('{{ applicant.familyName }}')
  await press(plain, 'Im Entwurf speichern')
  await plain.getByText('Noch schreibt ihn kein Schritt').waitFor()
  await plain.context().close()

  await comeBack(drawing)
  await expect.poll(() => told, { timeout: 15_000 }).toContain('Eingangsbestätigung')
  await rename(drawing, 'Angaben genau lesen')
  await saved()
  const xml = await app.context.db('process_drafts').where({ process: KEY }).pluck<string[]>('xml')
  expect(xml[0]).toContain('name="Angaben genau lesen"')
  const files = app.context.db('process_draft_files').where({ process: KEY })
  expect(await files.orderBy('name').pluck('name')).toEqual(['eingangsbestaetigung.json', 'service.json'])
  await drawing.context().close()
}, 60_000)

it('two people at one process lose nothing: one edits, the other reads along, comments and takes over', async () => {
  const grants = [{ role: 'manager' as const, office: '*', domain: '*' }]
  const max = { login: 'max', name: 'Max Muster', password: demoPassword, grants }
  await addAccount(app.context, max)
  const first = await asManager('mia')
  const second = await asManager('max')
  await second.getByText(/Mia Digital bearbeitet gerade \(seit /).waitFor()
  await second.locator('.djs-shape[data-element-id="AngabenPruefen"]').click()
  expect(await second.getByLabel('Name', { exact: true }).isDisabled()).toBe(true)
  expect(await second.getByRole('button', { name: 'Neue Version bereitstellen' }).getAttribute('aria-disabled')).toBe(
    'true',
  )

  await rename(first, 'Angaben ansehen')
  await first
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()
  await comeBack(second)
  await expect
    .poll(() => second.getByLabel('Name', { exact: true }).inputValue(), { timeout: 15_000 })
    .toBe('Angaben ansehen')
  await press(second, 'Kommentieren')
  await second.getByLabel('Neuer Kommentar').fill('@Ad')
  await press(second, 'Ada Steuer')
  await second.getByLabel('Neuer Kommentar').pressSequentially('reicht ansehen?')
  await press(second, 'Kommentar senden')
  await second.getByRole('button', { name: /^Antworten/ }).waitFor()
  expect(await violations(second)).toEqual([])
  await comeBack(first)
  await first.locator('.djs-overlay').getByRole('button', { name: '1 offener Kommentar' }).click()
  await first.getByText('@Ada Steuer reicht ansehen?', { exact: true }).waitFor()

  await press(second, 'Bearbeitung übernehmen')
  await second.getByText(/Mia Digital ist gefragt/).waitFor()
  await comeBack(first)
  await first.getByText('Max Muster möchte die Bearbeitung übernehmen.').waitFor()
  expect(await violations(first)).toEqual([])
  await press(first, 'Weiter bearbeiten')
  await comeBack(second)
  await second.getByText(/Mia Digital arbeitet weiter/).waitFor()
  await press(second, 'Bearbeitung übernehmen')
  await second.getByText(/Mia Digital ist gefragt/).waitFor()
  await comeBack(first)
  await first.getByText('Max Muster möchte').waitFor()
  await first.getByRole('button', { name: 'Schließen' }).click()
  await rename(first, 'Angaben genau ansehen')
  await press(first, 'Übergeben')
  await first.getByText(/Max Muster bearbeitet gerade/).waitFor()
  await comeBack(second)
  await second.getByText(/bearbeitet gerade/).waitFor({ state: 'detached' })
  await second.getByRole('button', { name: 'Schließen' }).click()
  await rename(second, 'Angaben prüfen')
  await second
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()
  await comeBack(first)
  await expect
    .poll(() => first.getByLabel('Name', { exact: true }).inputValue(), { timeout: 15_000 })
    .toBe('Angaben prüfen')

  // Nobody answers, though the tab is there: the clock decides, and what the other has not saved stays with them.
  await press(first, 'Bearbeitung übernehmen')
  await first.getByText(/Max Muster ist gefragt/).waitFor()
  await second.context().setOffline(true)
  await rename(second, 'Im Zug gezeichnet')
  await second
    .getByRole('status')
    .getByText(/Keine Verbindung/)
    .waitFor()
  app.clock.forward(PATIENCE)
  await comeBack(first)
  await first.getByText(/bearbeitet gerade/).waitFor({ state: 'detached' })
  await rename(first, 'Angaben durchsehen')
  await first
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()
  await second.context().setOffline(false)
  await second.keyboard.press('Control+s')
  await second.getByText('Ihr Stand liegt auf diesem Gerät.').waitFor()
  const draft = (): Promise<string[]> => app.context.db('process_drafts').where({ process: KEY }).pluck<string[]>('xml')
  expect((await draft())[0]).toContain('name="Angaben durchsehen"')
  await first.close()
  second.once('dialog', (dialog) => void dialog.accept())
  await press(second, 'Neuesten Stand laden')
  await second
    .getByRole('button', { name: 'Jetzt bearbeiten' })
    .or(second.getByRole('button', { name: 'Meinen Stand übernehmen' }))
    .first()
    .waitFor()
  await press(second, 'Meinen Stand übernehmen')
  await second
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()
  expect((await draft())[0]).toContain('name="Im Zug gezeichnet"')
  await second.context().close()
}, 120_000)

/** Lets go of files over the page, as a hand does with the mouse. */
const drop = (files: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((all) => {
    const data = new DataTransfer()
    for (const [name, text] of Object.entries(all)) data.items.add(new File([text], name))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }))
  }, files)

it('files dropped on the modeler are shown first, taken over after a yes, and taken back', async () => {
  const { db, town } = app.context
  const xml = (await bpmnOf(db, town, (await latestDeployment(db, town, KEY))!.id))!
  await page.goto(`${app.url}${home}/modell`)
  await page.getByText(/^Geprüft:/).waitFor()
  await drop({ 'geändert.bpmn': xml.replaceAll('Zweite Prüfung', 'Dritte Prüfung'), 'kaputt.dmn': '<a>' })
  const dialog = page.getByRole('dialog', { name: 'Was eingelesen würde' })
  await dialog.getByText('Neue Fassung').waitFor()
  await dialog.getByText('Das XML ist nicht wohlgeformt.').waitFor()
  expect(await violations(page)).toEqual([])
  const drafted = async (): Promise<string> =>
    (await db('process_drafts').where({ process: KEY }).first<{ xml: string } | undefined>('xml'))?.xml ?? ''
  expect(await drafted()).not.toContain('Dritte Prüfung')
  await dialog.getByRole('button', { name: 'Einlesen', exact: true }).click()
  const shape = page.locator('.djs-shape').filter({ hasText: /Dritte\s*Prüfung/ })
  await shape.first().waitFor()
  expect(await drafted()).toContain('Dritte Prüfung')
  await page.getByRole('button', { name: 'Zurücknehmen' }).click()
  await shape.first().waitFor({ state: 'detached' })
  expect(await drafted()).not.toContain('Dritte Prüfung')
})

it('files dropped on the register begin what is not there yet', async () => {
  await page.goto(`${app.url}/amt/prozesse`)
  await drop({ 'Fundsachen.csv': 'Wer?;Was?\nFundbüro;Fund aufnehmen\n' })
  await page.getByText('Beginnt den Prozess „Fundsachen“ als Entwurf.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Einlesen' }).click()
  await page.getByRole('link', { name: 'Fundsachen' }).click()
  await page
    .locator('.djs-shape')
    .filter({ hasText: /Fund\s*aufnehmen/ })
    .first()
    .waitFor()
})

it('every page of the processes passes axe', async () => {
  for (const path of [
    '/amt/prozesse',
    '/amt/prozesse/neu',
    '/amt/prozesse/einlesen',
    `${home}/versionen`,
    `${home}/versionen/1`,
    `${home}/ist`,
    `${home}/leistung`,
    `${home}/briefe`,
    `${home}/briefe/bescheid`,
    `${home}/briefe/neu?vorlage=bewilligung`,
    `${home}/kommentare`,
    `${home}/freigabe`,
  ]) {
    await page.goto(app.url + path)
    if (/ist$|\/1$/.test(path)) await page.locator('[data-shown]').waitFor()
    expect([path, await violations(page)]).toEqual([path, []])
  }
})
