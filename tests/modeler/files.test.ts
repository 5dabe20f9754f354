import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileDecisions, parseForm, type Component } from '../../engine/index.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { builtModeler } from './bundle.ts'
import { startStub, type Stub } from './stubServer.ts'

const diagram = readFileSync(new URL('fixtures/bewohnerparkausweis.bpmn', import.meta.url), 'utf8').replace(
  /<bpmn:userTask id="Ausstellen" name="Ausweis ausstellen">[\s\S]*?<\/bpmn:extensionElements>([\s\S]*?)<\/bpmn:userTask>/,
  '<bpmn:businessRuleTask id="Ausstellen" name="Zone bestimmen">$1</bpmn:businessRuleTask>',
)

let browser: Browser
let built: string
let stub: Stub
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  ;[browser, built] = await Promise.all([launchBrowser(), builtModeler()])
  stub = await startStub(built, diagram)
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${stub.url}/modell`)
  await page.locator('.djs-shape[data-element-id="Erfassen"]').click()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await stub?.close()
})

const work = () => page.getByRole('dialog')
const button = (name: string | RegExp) => work().getByRole('button', { name, exact: typeof name === 'string' })
const saved = (name: string) => expect.poll(() => contentOf(name), { timeout: 15_000 })
const contentOf = (name: string): string => stub.process.files.find((file) => file.name === name)?.content ?? ''
const cell = (kind: string) => work().locator(`tbody td.${kind}`).first()

/** What axe finds in dmn-js itself: the head above the numbers of the rows is empty. */
const theirs = ['empty-table-header']

describe('forms in the modeler', () => {
  it('begins a form at its task, by a double click or the panel, and takes fields with their checks from the library', async () => {
    const erfassen = page.locator('.djs-shape[data-element-id="Erfassen"]')
    await erfassen.dblclick()
    await page.getByRole('dialog', { name: 'Formular anlegen?' }).getByText('„Antrag erfassen“ hat noch').waitFor()
    expect(await violations(page)).toEqual([])
    await button('Namen ändern').click()
    await page.locator('.djs-direct-editing-content:focus').getByText('Antrag erfassen').waitFor()
    await page.keyboard.press('Escape')
    await erfassen.dblclick()
    await button('Formular anlegen').click()
    await page.getByRole('heading', { name: 'Formular antrag-erfassen' }).waitFor()
    await button(/^Anschrift/).click()
    await button(/^IBAN/).click()
    await page.locator('.fjs-form-editor').getByText('Postleitzahl').first().waitFor()
    await page.getByText('jedes Feld hat einen Zweck').waitFor()
    await saved('antrag-erfassen').toContain('lz:iban')
    const { form, problems } = parseForm(contentOf('antrag-erfassen'))
    expect(problems).toEqual([])
    expect(form.components.map((one) => 'key' in one && one.key)).toEqual(['strasse', 'plz', 'ort', 'iban'])
    expect(stub.process.xml).toContain('<zeebe:formDefinition formId="antrag-erfassen"')
  })

  it('keeps its own undo, one step for all fields of an entry', async () => {
    await button(/^Name Vorname/).click()
    await saved('antrag-erfassen').toContain('nachname')
    await button('Rückgängig').click()
    await saved('antrag-erfassen').not.toContain('vorname')
    expect(contentOf('antrag-erfassen')).toContain('iban')
  })

  it('offers only what the pages can show, and says which field has no purpose', async () => {
    const offered = await work().locator('.fjs-palette-field').allInnerTexts()
    expect(offered).toContain('Mehrere zum Ankreuzen')
    for (const missing of ['Tabelle', 'HTML', 'Wiederholte Gruppe', 'Schaltfläche'])
      expect(offered).not.toContain(missing)
    await button('Zahl').focus()
    await page.keyboard.press('Enter')
    const reason = page.getByText('Wozu wird „Zahl“ gefragt?')
    await reason.waitFor()
    await page.getByLabel('Wozu wird das gefragt?').fill('Gebühr berechnen')
    await page.keyboard.press('Tab')
    await reason.waitFor({ state: 'detached' })
    await saved('antrag-erfassen').toContain('"lz:purpose": "Gebühr berechnen"')
  })

  it('names what a field and its choices are called in the case after their words', async () => {
    await button('Eine von mehreren').click()
    await work().getByRole('textbox', { name: 'Beschriftung', exact: true }).first().fill('Dauer für Gäste')
    await saved('antrag-erfassen').toContain('"dauerFuerGaeste"')
    await button('Eintrag auf- oder zuklappen').first().click()
    await work().locator('[id$="staticOptions-0-label"]').fill('Ein Jahr')
    await saved('antrag-erfassen').toContain('"ein-jahr"')
    await work().locator('#bio-properties-panel-key').fill('dauer')
    await work().getByRole('textbox', { name: 'Beschriftung', exact: true }).first().fill('Für wie lange?')
    await saved('antrag-erfassen').toContain('Für wie lange?')
    expect(contentOf('antrag-erfassen')).toContain('"key": "dauer"')
    await button('Eine von mehreren entfernen').click()
  })

  it('shows it as the pages do: for citizens, for caseworkers, and as wide as a telephone', async () => {
    await button('Für Bürgerinnen und Bürger').click()
    const sheet = page.frameLocator('iframe')
    await sheet.getByRole('textbox', { name: 'Postleitzahl' }).waitFor()
    await sheet.getByText('Schritt 1 von 2').waitFor()
    await page.getByLabel('So breit wie ein Telefon').check()
    expect((await page.locator('iframe').boundingBox())?.width).toBe(390)
    await button('Für die Sachbearbeitung').click()
    await sheet.getByRole('button', { name: 'Erledigt' }).waitFor()
    expect(await violations(page)).toEqual([])
    await button('Bearbeiten').click()
    expect(await violations(page)).toEqual([])
  })

  it('goes back to the diagram, from which a double click opens it again', async () => {
    await button('Fertig').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('.djs-shape[data-element-id="Erfassen"]').dblclick()
    await page.getByRole('heading', { name: 'Formular antrag-erfassen' }).waitFor()
    await button('Fertig').click()
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    const before = await name.inputValue()
    await name.press('End')
    await name.pressSequentially(' a b')
    expect(await name.inputValue()).toBe(`${before} a b`)
    await name.fill(before)
  })
})

describe('the application', () => {
  it('takes fields into its step, and lays one that stands outside into it', async () => {
    const group = { type: 'group', id: 'Angaben', label: 'Ihre Angaben', components: [] }
    const loose = { type: 'textfield', id: 'Lose', key: 'lose', label: 'Bemerkung', properties: { 'lz:purpose': 'x' } }
    const values = ['Nord', 'Süd'].map((value) => ({ label: `Bezirk ${value}`, value }))
    const choice = { ...loose, type: 'radio', id: 'Wahl', key: 'bezirk', label: 'Bezirk', values }
    const step = { ...group, components: [choice] }
    const content = JSON.stringify({ type: 'default', schemaVersion: 18, id: 'antrag', components: [step, loose] })
    stub.process.files = stub.process.files.map((file) => (file.name === 'antrag' ? { ...file, content } : file))
    await page.reload()
    await page.locator('.djs-shape[data-element-id="Start"]').dblclick()
    await page.getByText('„Bemerkung“ steht in keinem Schritt').waitFor()
    await button('Zahl').focus()
    await page.keyboard.press('Enter')
    await button('In den Schritt „Ihre Angaben“ legen').click()
    await saved('antrag').toContain('zahl')
    await expect
      .poll(() => parseForm(contentOf('antrag')).form.components.map(inside), { timeout: 15_000 })
      .toEqual([['Ihre Angaben', 'bezirk', 'zahl', 'lose']])
    await button('Fertig').click()
  })
})

const inside = (component: Component): readonly string[] =>
  component.type === 'group'
    ? [component.label, ...component.components.flatMap(inside)]
    : 'key' in component
      ? [component.key]
      : []

describe('what is wrong in a form', () => {
  it('stands under the diagram, and a click leads to the field', async () => {
    await page.locator('.djs-shape[data-element-id="Erfassen"]').dblclick()
    await button('Datum oder Uhrzeit').focus()
    await page.keyboard.press('Enter')
    await work().locator('#bio-properties-panel-subtype').selectOption('datetime')
    await button('Fertig').click()
    const entry = page.getByRole('button', { name: /^Formular antrag-erfassen: .*Datum und Uhrzeit in einem Feld/ })
    await entry.click()
    await page.locator('.fjs-form-editor .fjs-editor-selected').getByText('Datum').first().waitFor()
    await page.locator('.fjs-context-pad-item').first().click()
    await entry.waitFor({ state: 'detached' })
    await button('Fertig').click()
  })

  it('is gone with the form, which is deleted after a question and can be brought back', async () => {
    await page.locator('.djs-shape[data-element-id="Erfassen"]').dblclick()
    await button('Löschen …').click()
    const question = page.getByRole('dialog', { name: 'Das Formular „antrag-erfassen“ löschen?' })
    await question.getByText('Antrag erfassen').waitFor()
    expect(await violations(page)).toEqual([])
    await question.getByRole('button', { name: 'Löschen', exact: true }).click()
    await page.getByText('Das Formular „antrag-erfassen“ gibt es nicht.').first().waitFor()
    await saved('antrag-erfassen').toBe('')
    await page.getByRole('button', { name: 'Zurückholen' }).click()
    await saved('antrag-erfassen').toContain('iban')
  })
})

describe('rules in the modeler', () => {
  it('begins a decision table at its task and names its gaps', async () => {
    await page.locator('.djs-shape[data-element-id="Ausstellen"]').click()
    // The panel and the finding offer the same.
    await page.getByRole('button', { name: 'Regel anlegen' }).first().click()
    await page.getByRole('heading', { name: 'Regel zone-bestimmen' }).waitFor()
    await page
      .getByRole('region', { name: 'Lücken und Überschneidungen' })
      .getByText('Die Tabelle hat keine Zeile: Sie antwortet nie.')
      .waitFor()
    await button('Eingang bearbeiten').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Beschriftung' }).click()
    await page.keyboard.type('Bezirk')
    await page.getByRole('textbox', { name: 'Wert aus dem Vorgang' }).click()
    await page.keyboard.type('bez')
    await page.keyboard.press('Tab')
    await button('Bezirk bezirk').press('Enter')
    await button('Ausgang bearbeiten').focus()
    await page.keyboard.press('Enter')
    await work().getByRole('textbox', { name: 'Name des Ergebnisses' }).fill('zone')
    await page.getByRole('textbox', { name: 'Name der Regel' }).click()
    await work().locator('.add-rule-add button').click()
    await cell('input-cell').click()
    await page.keyboard.type('"Nord"')
    await page.keyboard.press('Tab')
    await page.keyboard.type('"A"')
    await page.getByText('Keine Zeile trifft zu, wenn Bezirk „Bezirk Süd“ ist.').waitFor()
    const tables = await violations(page)
    expect(tables.filter((one) => !theirs.some((known) => one.startsWith(known)))).toEqual([])
    await button('Zeilen für alle Möglichkeiten von „Bezirk“').click()
    await page
      .getByRole('region', { name: 'Lücken und Überschneidungen' })
      .getByText('Zeile 2 hat kein Ergebnis.')
      .waitFor()
    await saved('zone-bestimmen.dmn').toMatch(/"Nord"[\s\S]*"A"[\s\S]*"Süd"/)
    const { decisions, problems } = await compileDecisions(contentOf('zone-bestimmen.dmn'))
    expect([problems.map(({ code }) => code), decisions.map(({ id }) => id)]).toEqual([
      ['result-missing'],
      ['zone-bestimmen'],
    ])
    expect(stub.process.xml).toContain('<zeebe:calledDecision decisionId="zone-bestimmen" resultVariable="zone"')
    await button('Fertig').click()
    await work().waitFor({ state: 'detached' })
  })

  it('deploys both with the diagram, and complains about nothing', async () => {
    await page.getByRole('button', { name: 'Neue Version bereitstellen' }).click()
    await button('Version 3 bereitstellen').click()
    await page.getByText('Version 3 ist bereitgestellt.').first().waitFor()
    expect(stub.process.files.map(({ name }) => name)).toEqual([
      'pruefung',
      'antrag',
      'antrag-erfassen',
      'zone-bestimmen.dmn',
    ])
    expect(complaints).toEqual([])
  })
})
