import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { builtModeler } from './bundle.ts'
import { startStub, type Stub } from './stubServer.ts'

const diagram = readFileSync(new URL('fixtures/bewohnerparkausweis.bpmn', import.meta.url), 'utf8')

let browser: Browser
let built: string
let stub: Stub
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;[browser, built] = await Promise.all([launchBrowser(), builtModeler()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  stub = await startStub(built, diagram)
  page = await open()
})
afterEach(async () => {
  await page.context().close()
  await stub.close()
  expect(complaints).toEqual([])
})

async function open(xml = diagram): Promise<Page> {
  stub.process.xml = xml
  complaints = []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const opened = await context.newPage()
  watch(opened)
  await opened.goto(`${stub.url}/modell`)
  await opened
    .getByText('Geprüft:')
    .or(opened.getByText(/^\d+ Problem/))
    .waitFor()
  return opened
}

/** Errors of scripts and of the content security policy fail the test. */
function watch(opened: Page): void {
  opened.on('pageerror', (error) => complaints.push(error.message))
  opened.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
}

const shape = (id: string): Locator => page.locator(`.djs-shape[data-element-id="${id}"]`)
const select = (id: string): Promise<void> => shape(id).click()
/** What the status says once the page has been drawn anew: "Gespeichert" of the change before is not meant. */
async function status(text: RegExp | string): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  await page.getByRole('status').getByText(text).first().waitFor()
}
const serviceTask =
  '<bpmn:serviceTask id="Ausstellen" name="Ausweis ausstellen"><bpmn:incoming>F4</bpmn:incoming>' +
  '<bpmn:outgoing>F6</bpmn:outgoing></bpmn:serviceTask>'
const commit = (): Promise<void> => page.keyboard.press('Tab')

describe('the modeler', () => {
  it('opens the process in German, fitted beside the palette, with nothing to complain about', async () => {
    await page.getByRole('heading', { level: 1, name: 'Bewohnerparkausweis' }).waitFor()
    await page.getByText('Geprüft: keine Probleme').waitFor()
    expect(await page.getByRole('button', { name: 'Aufgabe erstellen' }).count()).toBe(1)
    const pool = await shape('Pool').boundingBox()
    const palette = await page.locator('.djs-palette').boundingBox()
    expect(pool!.x).toBeGreaterThan(palette!.x + palette!.width)
    expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true)
  })

  it('finds a step by its name, from the bar and by key, and names its tools for everyone', async () => {
    await page.getByRole('button', { name: 'Im Diagramm suchen (Strg+F)' }).click()
    const search = page.getByLabel('Im Diagramm suchen', { exact: true })
    await search.pressSequentially('Ablehnung')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Ablehnung schreiben' }).waitFor()
    await page.getByRole('button', { name: 'Kommentare' }).focus()
    await page.keyboard.press('Control+f')
    await search.waitFor()
    await page.keyboard.press('Escape')
    const entries = page.locator('.djs-palette .entry')
    expect(
      await entries.evaluateAll((all) => all.filter((one) => !one.getAttribute('title') || !one.ariaLabel)),
    ).toEqual([])
    expect(await page.locator('.djs-context-pad').getByRole('button', { name: 'Löschen' }).count()).toBe(1)
    expect(await page.locator('.djs-minimap').getByRole('button', { name: 'Übersicht öffnen' }).count()).toBe(1)
  })

  it('shows who, until when and the form of a task, and hides the rest under "Experte"', async () => {
    await select('Pruefen')
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Berechtigung prüfen')
    expect(await page.getByLabel('Ordnungsamt').isChecked()).toBe(true)
    expect(await page.getByLabel('Stadtkasse').isChecked()).toBe(false)
    expect(await page.getByLabel('Bis wann: Anzahl').inputValue()).toBe('5')
    expect(await page.getByLabel('Formular', { exact: true }).inputValue()).toBe('pruefung')
    expect(await page.locator('.bio-properties-panel').count()).toBe(0)
  })

  it('takes what is said of a step as the table takes it, and the table shows it at once', async () => {
    await select('Pruefen')
    await page.getByLabel('Norm', { exact: true }).fill('StVO § 45')
    await page.getByLabel('Medium rein').fill('pap')
    // By key: a click misses where the check of the field before moves the panel.
    await page.locator('summary', { hasText: 'Zeiten & Kosten' }).press('Enter')
    await page.getByLabel('Dauer üblich').fill('3 Tage')
    await page.getByLabel('Dauer max').fill('bald')
    await commit()
    await page.getByRole('alert').getByText('„bald“ ist nicht zu lesen.').waitFor()
    await page.getByLabel('Dauer max').fill('1 Tag')
    await commit()
    await page.getByRole('alert').getByText('„üblich“ (3 Tage) ist länger als „max“ (1 Tag).').first().waitFor()
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    expect(await page.getByLabel('Dauer max').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Tabelle' }).click()
    const cell = (column: string): Promise<string> => page.locator(`[data-cell="Pruefen|${column}"]`).inputValue()
    expect(await Promise.all(['minutesUsual', 'mediumIn', 'norm'].map(cell))).toEqual(['3 Tage', 'Papier', 'StVO § 45'])
    await page.getByRole('button', { name: 'Diagramm', exact: true }).click()
    await select('Berechtigt')
    await page.getByLabel('Anteil „ja“').fill('80')
    await commit()
    await expect.poll(() => stub.process.xml, { timeout: 15_000 }).toContain('<lz:way share="0.8" />')
    expect(stub.process.xml).toMatch(/<lz:step minutesUsual="1440" [^>]*mediumIn="paper"[^>]*norm="StVO § 45"/)
  })

  it('saves a changed due date by itself, with the token of the session', async () => {
    await select('Pruefen')
    await page.getByLabel('Bis wann: Anzahl').fill('10')
    await commit()
    await status(/Gespeichert um \d\d:\d\d/)
    expect(stub.puts).toHaveLength(1)
    expect(stub.puts[0]).toMatchObject({ revision: 0, csrf: 'token-of-the-session' })
    expect(stub.process.xml).toContain('dueDate="=now() + duration(&#34;P10D&#34;)"')
    // Another page of the process is opened at once: what was just changed goes along, and nobody is asked.
    await page.getByLabel('Bis wann: Anzahl').fill('11')
    const left = page.waitForRequest('**/leistung')
    await page.getByRole('link', { name: 'Leistung' }).click()
    await left
    expect(stub.process.xml).toContain('P11D')
  })

  it('renames, and takes it back with undo', async () => {
    await select('Pruefen')
    await page.getByLabel('Name', { exact: true }).fill('Anspruch prüfen')
    await commit()
    await shape('Pruefen').getByText('Anspruch').waitFor()
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await shape('Pruefen').getByText('Berechtigung').waitFor()
  })

  it('keeps what is half typed when the field before is saved and checked meanwhile', async () => {
    await select('Berechtigt')
    await page.getByLabel('Wenn', { exact: true }).fill('berechtigt = true and geprueft = true')
    const name = page.getByLabel('Heißt', { exact: true }).first()
    await name.click()
    await name.pressSequentially('Zur Sache')
    await status(/Gespeichert/)
    expect(await name.inputValue()).toContain('Zur Sache')
    for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Rückgängig' }).click()
  })

  it('inserts a second check between two steps, of the same office, as one step to undo', async () => {
    await select('Pruefen')
    await page.getByRole('button', { name: 'Aufgabe danach einfügen' }).click()
    const name = page.getByLabel('Name', { exact: true })
    expect(await name.inputValue()).toBe('Neue Aufgabe')
    await name.fill('Vier-Augen-Prüfung')
    await page.getByLabel('Bis wann: Anzahl').fill('2')
    await commit()
    await status(/Gespeichert/)
    const task = /<bpmn:userTask id="(\w+)" name="Vier-Augen-Prüfung">[\s\S]*?<\/bpmn:userTask>/.exec(stub.process.xml)!
    expect(task[0]).toContain('candidateGroups="ordnungsamt"')
    expect(task[0]).toContain('P2D')
    expect(stub.process.xml).toMatch(new RegExp(`id="Fluß_3" sourceRef="Pruefen" targetRef="${task[1]}"`))
    expect(stub.process.xml).toMatch(new RegExp(`sourceRef="${task[1]}" targetRef="Berechtigt"`))
    expect(await page.getByText('Geprüft: keine Probleme').isVisible()).toBe(true)

    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Rückgängig' }).click()
    expect(await page.locator('.djs-shape').getByText('Vier-Augen').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Rückgängig' }).isDisabled()).toBe(true)
  })

  it('appends a user task from the context pad, where bpmn-js would append one that cannot run', async () => {
    await select('Ausstellen')
    await page.locator('.djs-context-pad [title="Aufgabe anhängen"]').click()
    await page.keyboard.type('Ausweis versenden')
    await page.keyboard.press('Escape')
    await status(/Gespeichert/)
    expect(stub.process.xml.match(/<bpmn:userTask /g)).toHaveLength(5)
    expect(stub.process.xml).not.toMatch(/<bpmn:task /)
  })

  it('keeps the next step within reach of the pad, and takes back what the pad did by key', async () => {
    await select('Start')
    await page.locator('.djs-context-pad.open').waitFor()
    await select('Erfassen')
    await page.locator('.djs-context-pad [title="Löschen"]').click()
    await shape('Erfassen').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await shape('Erfassen').waitFor()
    await page.keyboard.press('Control+y')
    await shape('Erfassen').waitFor({ state: 'detached' })
  })

  it('changes conditions and the way taken otherwise', async () => {
    await select('Berechtigt')
    const condition = page.getByLabel('Wenn', { exact: true })
    expect(await condition.inputValue()).toBe('berechtigt = true')
    await condition.fill('berechtigt = true and bezahlt = true')
    await commit()
    await status(/Gespeichert/)
    expect(stub.process.xml).toContain('>=berechtigt = true and bezahlt = true</bpmn:conditionExpression>')
  })

  it('lets an automatic step write a letter of the process, as one step to undo', async () => {
    await page.context().close()
    page = await open(diagram.replace(/<bpmn:userTask (id="Ausstellen".*?)<\/bpmn:userTask>/s, serviceTask))
    await select('Ausstellen')
    await page.getByLabel('Was geschieht hier?').selectOption('Brief schreiben')
    expect(await page.getByLabel('Welcher Brief').locator('option:checked').textContent()).toBe('Bewilligung')
    // The town of this test has no letter that could be read: the finding at the step leads to where one is made.
    const make = page.locator('.lz-own-problems').getByRole('link', { name: 'Brief anlegen' })
    expect(await make.getAttribute('href')).toMatch(/\/briefe#neu$/)
    expect(await violations(page)).toEqual([])
    await status(/Gespeichert/)
    expect(stub.process.xml).toContain('<zeebe:taskDefinition type="laufzettel.letter" />')
    expect(stub.process.xml).toContain('<zeebe:header key="letter" value="bewilligung" />')
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    expect(await page.getByLabel('Was geschieht hier?').inputValue()).toBe('')
    expect(await page.getByRole('button', { name: 'Rückgängig' }).isDisabled()).toBe(true)

    // Which rates hold is said with the kind: the day of receipt.
    await page.getByLabel('Was geschieht hier?').selectOption('Gebührensätze holen')
    expect(await page.getByLabel('Welcher Tag gilt').locator('option:checked').textContent()).toBe('Tag des Eingangs')
    await expect.poll(() => stub.process.xml).toContain('<zeebe:input source="=vorgang.eingang" target="stichtag" />')
  })

  it('shows a problem on the canvas and in the list, and does not deploy it', async () => {
    await page.context().close()
    const foreign = diagram
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ')
      .replace('<bpmn:userTask id="Ausstellen"', '<bpmn:userTask camunda:assignee="ada" id="Ausstellen"')
    page = await open(foreign)
    await page.getByRole('heading', { name: '1 Problem' }).waitFor()
    await page.locator('.djs-overlay .lz-badge--error').waitFor()
    await page.locator('.lz-problem--error').click()
    await page.getByRole('heading', { level: 2, name: 'Ausweis ausstellen' }).waitFor()
    const deploy = page.getByRole('button', { name: 'Neue Version bereitstellen' })
    expect(await deploy.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('Ein Problem verhindert das Bereitstellen.').waitFor()
    await deploy.focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('explains a rule with pictures, and mends what breaks it with one click that can be undone', async () => {
    await page.context().close()
    const waits =
      '<bpmn:intermediateCatchEvent id="Ausstellen" name="Ausweis gedruckt">$1<bpmn:messageEventDefinition /></bpmn:intermediateCatchEvent>'
    const flawed = diagram
      .replace('name="Berechtigt?"', 'name="Berechtigt"')
      .replace(/(<bpmn:exclusiveGateway [^>]*) default="[^"]*"/, '$1')
      .replace(/<bpmn:userTask id="Ausstellen"[\s\S]*?<\/bpmn:extensionElements>([\s\S]*?)<\/bpmn:userTask>/, waits)
    page = await open(flawed)
    const entry = page.getByRole('listitem').filter({ hasText: '„Berechtigt“ ist keine Frage.' })
    await entry.getByRole('button', { name: 'Warum?' }).click()
    const rule = page.getByRole('dialog', { name: 'Jede Entscheidung stellt eine Frage' })
    await rule.locator('svg [data-element-id="E2"]').nth(1).waitFor()
    expect(await violations(page)).toEqual([])
    await rule.getByRole('button', { name: 'Schließen' }).click()
    await entry.getByRole('button', { name: 'Fragezeichen ergänzen' }).click()
    await entry.waitFor({ state: 'detached' })
    const undo = page.getByRole('button', { name: 'Rückgängig' })
    await undo.click()
    await entry.waitFor()

    for (const [says, click] of [
      ['nicht als „Sonst“ gekennzeichnet', 'Als Sonst kennzeichnen'],
      ['„Ausweis gedruckt“ wartet ohne Frist.', 'Frist von 14 Tagen anhängen'],
    ] as const) {
      const found = page.getByRole('listitem').filter({ hasText: says })
      await found.getByRole('button', { name: click }).click()
      await found.waitFor({ state: 'detached' })
      await undo.click()
      await found.waitFor()
      expect(await undo.isDisabled()).toBe(true)
    }

    await page.getByRole('button', { name: 'Norm eintragen' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lz-norm')
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ablehnung schreiben')
  })

  it('deploys after saying which cases stay on which version', async () => {
    await select('Pruefen')
    await page.getByLabel('Bis wann: Anzahl').fill('10')
    await commit()
    // A case began since the page was opened.
    stub.process.versions[0]!.running = 4
    await page.getByRole('button', { name: 'Neue Version bereitstellen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Die 5 laufenden Vorgänge bleiben auf ihrer Version').waitFor()
    await dialog.getByText('Version 2: 4 Vorgänge').waitFor()
    await dialog.getByText('Version 1: 1 Vorgang').waitFor()
    await dialog.getByText('Im Bürgerportal und am Schalter steht damit noch nichts').waitFor()
    await dialog.getByRole('button', { name: 'Version 3 bereitstellen' }).click()
    await status('Version 3 ist bereitgestellt.')
    expect(stub.process.versions[0]).toMatchObject({ version: 3, running: 0 })
    await page.getByText('Version 3 läuft').waitFor()
    await page.getByText('Nichts geändert seit Version 3.').waitFor()

    await page.getByLabel('Bis wann: Anzahl').fill('12')
    await commit()
    await status(/Gespeichert/)
    expect(stub.puts.at(-1)).toMatchObject({ revision: 0 })
  })

  it('deploys what was typed last, however quickly the button is pressed', async () => {
    await select('Pruefen')
    for (const days of ['11', '12', '13']) {
      await page.getByLabel('Bis wann: Anzahl').fill(days)
      await commit()
      await page.waitForTimeout(Number(days) * 25)
      await page.getByRole('button', { name: 'Neue Version bereitstellen' }).click()
      await page.getByRole('button', { name: /^Version \d bereitstellen/ }).click()
      await status(/ist bereitgestellt/)
      expect(stub.process.xml).toContain(`P${days}D`)
    }
  })

  it('in a stale tab saves nothing, says so and keeps the work', async () => {
    const other = await page.context().newPage()
    watch(other)
    await other.goto(`${stub.url}/modell`)
    await other.getByText('Geprüft:').waitFor()
    await other.locator('.djs-shape[data-element-id="Pruefen"]').click()
    await other.getByLabel('Name', { exact: true }).fill('Zuerst gespeichert')
    await other.keyboard.press('Tab')
    await other.getByText(/Gespeichert/).waitFor()

    await select('Pruefen')
    await page.getByLabel('Name', { exact: true }).fill('Zu spät')
    await commit()
    await page.getByText('Dieser Entwurf wurde inzwischen an anderer Stelle geändert.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Noch einmal')
    await commit()
    await page.waitForTimeout(1500)
    expect(stub.process.xml).toContain('Zuerst gespeichert')
    expect(stub.puts).toHaveLength(1)

    await page.getByRole('button', { name: 'Neuesten Stand laden' }).click()
    await page.getByText('Auf diesem Gerät liegt ein nicht gespeicherter Stand').waitFor()
    await shape('Pruefen').getByText('Zuerst').waitFor()
  })

  it('keeps the work on this computer while the network is gone, and saves it when it is back', async () => {
    stub.offline = true
    await select('Pruefen')
    await page.getByLabel('Name', { exact: true }).fill('Ohne Netz')
    await commit()
    await status('Keine Verbindung. Ihr Stand liegt auf diesem Gerät.')
    stub.offline = false
    await page.keyboard.press('Control+s')
    await status(/Gespeichert/)
    expect(stub.process.xml).toContain('name="Ohne Netz"')
  })

  it('brings back at once what a killed tab had not saved, and where another one edits offers it while reading', async () => {
    const of = page.context()
    stub.holder = null
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect.poll(() => stub.holder).not.toBeNull()
    const die = async (name: string): Promise<void> => {
      stub.offline = true
      await select('Pruefen')
      await page.getByLabel('Name', { exact: true }).fill(name)
      await commit()
      await status(/Keine Verbindung/)
      await page.close()
      stub.offline = false
    }
    const reopen = async (): Promise<void> => {
      page = await of.newPage()
      watch(page)
      await page.goto(`${stub.url}/modell`)
    }

    await die('Abgestürzt')
    await reopen()
    await page.getByRole('button', { name: 'Meinen Stand übernehmen', exact: true }).click()
    await shape('Pruefen').getByText('Abgestürzt').waitFor()
    await status(/Gespeichert/)
    expect(stub.process.xml).toContain('name="Abgestürzt"')

    await die('Noch einmal')
    stub.holder = 'tab-of-another-browser'
    await reopen()
    await page.getByText('Auf diesem Gerät liegt ein nicht gespeicherter Stand').waitFor()
    await page.getByRole('button', { name: 'Hier weiterarbeiten und meinen Stand übernehmen' }).click()
    await shape('Pruefen').getByText('Noch').waitFor()
    await status(/Gespeichert/)
    expect(stub.process.xml).toContain('name="Noch einmal"')
  })

  it('tells the process as a list in which every step can be reached and changed by keyboard', async () => {
    await page.getByRole('button', { name: 'Liste' }).click()
    const list = page.getByRole('region', { name: 'Schritte des Prozesses' })
    expect(await list.getByRole('button').allInnerTexts()).toEqual([
      'Beginn „Antrag liegt vor“',
      'Aufgabe „Antrag erfassen“',
      'Aufgabe „Berechtigung prüfen“',
      'Entscheidung „Berechtigt?“',
      'Aufgabe „Ausweis ausstellen“',
      'Ende „Ausweis erteilt“',
      'Aufgabe „Ablehnung schreiben“',
      'Ende „Antrag abgelehnt“',
    ])
    await list.getByText('wenn „ja“: weiter mit 5. Aufgabe „Ausweis ausstellen“').waitFor()
    await list.getByText('sonst („nein“): weiter mit 7. Aufgabe „Ablehnung schreiben“').waitFor()
    await list.getByRole('button', { name: 'Berechtigung prüfen' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Bis wann: Anzahl').inputValue()).toBe('5')
  })

  it('passes axe with a task selected, as a list, and with the dialog open', async () => {
    await select('Pruefen')
    await page.getByLabel('Bis wann: Anzahl').fill('9')
    await commit()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Liste' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Neue Version bereitstellen' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
  })
})
