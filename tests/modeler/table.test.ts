import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compile } from '../../engine/index.ts'
import { boxOf } from '../../modeler/layout/readModel.ts'
import { list, one, processOf } from '../../modeler/bpmn/moddle.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { builtModeler } from './bundle.ts'
import { startStub, type Stub } from './stubServer.ts'
import { flaws } from './table/geometry.ts'
import { empty, openFile } from './table/moddleFile.ts'

const begun = empty.replaceAll('verfahren"', 'bewohnerparkausweis"')

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
  stub = await startStub(built, begun)
  complaints = []
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${stub.url}/modell`)
  await page.getByText('Geprüft:').waitFor()
  await page.getByRole('button', { name: 'Tabelle' }).click()
})
afterEach(async () => {
  await page.context().close()
  await stub.close()
  expect(complaints).toEqual([])
})

const press = (key: string): Promise<void> => page.keyboard.press(key)
const cell = (): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'])

/** One row: the text into "Was?" and Enter; a role before it goes into "Wer?". */
async function row(text: string, who?: string): Promise<void> {
  const before = await cell()
  if (who) {
    await press('Shift+Tab')
    await press('Control+a')
    await page.keyboard.type(who)
    await press('Tab')
  }
  await page.keyboard.insertText(text)
  await press('Enter')
  await page.waitForFunction(
    (old) =>
      ((now) => now?.startsWith('blank') && now !== old)((document.activeElement as HTMLElement).dataset['cell']),
    before,
  )
}

async function begin(): Promise<void> {
  await page.locator('[data-cell="Start_1|what"]').focus()
  await press('Enter')
}

async function typeGewerbeanmeldung(): Promise<void> {
  await page.locator('[data-cell="Start_1|who"]').focus()
  await press('Control+a')
  await page.keyboard.type('Poststelle')
  await press('Tab')
  await press('Control+a')
  await page.keyboard.type('Gewerbeanmeldung auf Papier geht ein')
  await press('Enter')
  await row('Post öffnen und verteilen')
  await row('Vollständigkeit und Ausweis prüfen', 'Gewerbeamt')
  await row('falls Angaben fehlen')
  await row('Fehlende Angaben nachfordern')
  await row('warten auf Antwort')
  await row('zurück zu 2')
  await row('Daten ins Gewerbe-Fachverfahren abtippen')
  await row('falls eine Erlaubnis nötig ist')
  await row('Erlaubnis und Aufenthaltstitel prüfen', 'Ordnungsamt')
  await row('danach')
  await row('falls sofort gezahlt wird')
  await row('Gebühr kassieren')
  await row('sonst')
  await row('Rechnung stellen', 'Stadtkasse')
  await row('danach')
  await row('Gewerbeschein drucken, unterschreiben und aushändigen')
  await row('gleichzeitig')
  await row('Gewerbeanzeige an IHK, Finanzamt und andere übermitteln')
  await row('gleichzeitig')
  await row('Kopie für die Gewerbesteuer empfangen', 'Steueramt')
  await row('danach')
  await row('Papier ablegen')
  await press('Escape')
}

const saved = async () => {
  await press('Control+s')
  await page
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()
  return openFile(stub.process.xml)
}

// Long stories, told in a real browser on a machine that may be busy.
describe('the interview table', { timeout: 90_000 }, () => {
  it('makes of the Gewerbeanmeldung, typed by keyboard alone, a diagram in five lanes without a flaw', async () => {
    await typeGewerbeanmeldung()
    const { definitions } = await saved()
    const process = processOf(definitions)!
    expect(
      list(process, 'laneSets')
        .flatMap((set) => list(set, 'lanes'))
        .map(({ name }) => name),
    ).toEqual(['Poststelle', 'Gewerbeamt', 'Ordnungsamt', 'Stadtkasse', 'Steueramt'])
    expect(list(process, 'flowElements').filter((element) => element.$instanceOf('bpmn:Activity'))).toHaveLength(11)
    expect(flaws(definitions)).toEqual([])
    const { problems } = await compile(stub.process.xml, { id: 'bewohnerparkausweis' })
    expect(problems.filter(({ code }) => !/condition|message/.test(code))).toEqual([])
    // What bpmn-js shows is what the file says.
    const shown = await page.locator('.djs-shape[data-element-id^="Activity"]').count()
    expect(shown).toBe(11)
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: 'Lesefassung' }).click()
    await page.getByText('Poststelle: Post öffnen und verteilen.').waitFor()
    await page.getByText(/^Wittlich · Entwurf vom [\d.]+, [\d:]+ · Prüfzeichen ab12cd34 · Kennung/).waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('takes every edit back and does it again, by the same keys as the diagram', async () => {
    await begin()
    await row('Antrag prüfen')
    await row('falls abgelehnt')
    await row('Ablehnung schreiben')
    await press('Escape')
    await page.locator('.djs-shape').getByText('Ablehnung').waitFor()
    const rows = await page.locator('tbody tr').count()
    for (let step = 0; step < 3; step += 1) await press('Control+z')
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' })
    expect(await page.locator('.djs-shape .djs-label').getByText('Antrag prüfen').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Rückgängig' }).isDisabled()).toBe(true)
    for (let step = 0; step < 3; step += 1) await press('Control+y')
    await page.locator('.djs-shape').getByText('Ablehnung').waitFor()
    expect(await page.locator('tbody tr').count()).toBe(rows)
    expect(flaws((await saved()).definitions)).toEqual([])
  })

  it('loses no line that is typed fast: one that is refused gives way to the next and is named', async () => {
    await begin()
    const lines = [
      'Antrag prüfen',
      'sonst',
      'falls Antrag unzulässig',
      'Antrag ablehnen',
      'Ende: abgelehnt',
      'oder falls unvollständig',
      'Unterlagen nachfordern',
      'zurück zu Antrag prüfen',
      'sonst',
      'Bescheid erlassen',
      'Ende: bewilligt',
    ]
    for (const line of lines) {
      await page.keyboard.insertText(line)
      await press('Enter')
    }
    await page.getByText('Nicht übernommen: „sonst“').waitFor()
    await press('Escape')
    // What was said in words becomes a question of the step before: nothing is in the way of deploying it.
    await page.getByRole('heading', { name: /^2 Probleme/ }).waitFor()
    await page.getByRole('button', { name: 'Im Formular von „Antrag prüfen“ fragen' }).press('Enter')
    await page.getByText(/^Geprüft:/).waitFor()
    expect(await page.getByLabel('Bedingung, Fall 2').inputValue()).toBe(
      'antragUnzulaessigOderUnvollstaendig = "unvollstaendig"',
    )
    const rows = await page
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => row.querySelector<HTMLInputElement>('[data-cell$="|what"]')!.value))
    expect(rows.filter(Boolean)).toEqual([
      'Antrag geht ein',
      'Antrag prüfen',
      'Antrag unzulässig oder unvollständig?',
      'Antrag unzulässig',
      'Antrag ablehnen',
      'abgelehnt',
      'unvollständig',
      'Unterlagen nachfordern',
      'sonst',
      'Bescheid erlassen',
      'bewilligt',
    ])
    expect(flaws((await saved()).definitions)).toEqual([])
    // The whole drawing is in sight, and its start asks for the application that is still missing.
    await page.getByRole('button', { name: 'Diagramm', exact: true }).click()
    await page.locator('.djs-shape[data-element-id^="Start"]').first().dblclick()
    await page.getByRole('dialog', { name: 'Antrag anlegen?' }).waitFor()
    await press('Escape')
  })

  it('notes times, media and what is in the way, however fast they are typed', async () => {
    await begin()
    await page.keyboard.type('Papier abl')
    await press('ArrowDown')
    await press('Enter')
    await press('Tab')
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['cell']?.endsWith('|system'))
    for (const value of ['Ordner', '4', '5', '12', '2', 'Pap', 'Dat', '50', 'liegt lange', '§ 14 GewO']) {
      await press('Control+a')
      await page.keyboard.type(value)
      await press('Tab')
    }
    const { definitions } = await saved()
    expect(stub.process.xml).toMatch(/<bpmn:manualTask [^>]*name="Papier ablegen"/)
    const facts = /<lz:step [^>]*>/.exec(stub.process.xml)![0]
    for (const said of [
      'system="Ordner"',
      'minutesMin="4"',
      'minutesUsual="5"',
      'minutesMax="12"',
      'waitingMinutes="960"',
      'mediumIn="paper"',
      'mediumOut="data"',
      'share="0.5"',
      'pain="liegt lange"',
      'norm="§ 14 GewO"',
      'verb="ablegen"',
      'source="interview"',
      'persons="1"',
    ])
      expect(facts).toContain(said)
    expect(facts).toMatch(/day="\d{4}-\d\d-\d\d"/)
    expect(flaws(definitions)).toEqual([])
  })

  it('follows what is drawn, and leaves what is moved by hand where it is', async () => {
    await begin()
    await row('Antrag prüfen', 'Ordnungsamt')
    await row('Bescheid schreiben')
    await press('Escape')
    await page.getByRole('button', { name: 'Diagramm', exact: true }).click()
    const task = page.locator('.djs-shape', { hasText: 'Antrag prüfen' }).first()
    const id = await task.getAttribute('data-element-id')
    // The drawing is fitted to its new room first; the click waits until it stands still.
    await task.click()
    await page.getByRole('heading', { level: 2, name: 'Antrag prüfen' }).waitFor()
    const { y } = (await task.boundingBox())!
    // A drag that begins while the page is busy is lost: it is made again, as a hand would.
    const drag = async (): Promise<number> => {
      const box = (await task.boundingBox())!
      await page.mouse.move(box.x + 20, box.y + 60)
      await page.mouse.down()
      await page.mouse.move(box.x + 25, box.y + 80, { steps: 4 })
      await page.mouse.move(box.x + 20, box.y + 90, { steps: 4 })
      await page.mouse.up()
      return (await task.boundingBox())!.y
    }
    await expect.poll(drag, { timeout: 15_000, interval: 500 }).toBeGreaterThan(y + 10)
    await page.getByRole('heading', { level: 2, name: 'Antrag prüfen' }).waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Antrag genau prüfen')
    await press('Tab')
    await page.getByRole('button', { name: 'Tabelle' }).click()
    await expect.poll(() => page.locator(`[data-cell="${id}|what"]`).inputValue()).toBe('Antrag genau prüfen')

    const place = async () => {
      const { definitions } = await saved()
      const plane = one(list(definitions, 'diagrams')[0], 'plane')
      return boxOf(list(plane, 'planeElement').find((di) => one(di, 'bpmnElement')?.id === id))
    }
    const before = await place()
    await page.locator('tbody [data-cell$="|what"]').nth(2).focus()
    await press('Enter')
    await row('Zustellen', 'Poststelle')
    expect(await place()).toEqual(before)
    expect(stub.process.xml).toContain('moved="' + id)

    // "Wer" in the panel is the "Wer" of the table: lane and office change together, and back with one step.
    await press('Escape')
    await page.getByRole('button', { name: 'Diagramm', exact: true }).click()
    await page.locator(`.djs-shape[data-element-id="${id}"]`).click()
    await page.getByText(/^Weitere Ämter/).click()
    await page.getByLabel('Bürgerbüro', { exact: true }).check()
    await page.getByLabel('Ordnungsamt', { exact: true }).uncheck()
    await page.getByRole('button', { name: 'Tabelle' }).click()
    await expect.poll(() => page.locator(`[data-cell="${id}|who"]`).inputValue()).toBe('Bürgerbüro')
    const assigned = async () => {
      await saved()
      return new RegExp(`id="${id}"[^]*?candidateGroups="(.*?)"`).exec(stub.process.xml)?.[1]
    }
    expect(await assigned()).toBe('buergerbuero')
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await expect.poll(() => page.locator(`[data-cell="${id}|who"]`).inputValue()).toBe('Ordnungsamt')
    expect((await assigned())?.split(',').sort()).toEqual(['buergerbuero', 'ordnungsamt'])
  })

  it('fits a row into a drawing made by hand, subprocesses and all, and takes it out again', async () => {
    const drawn = readFileSync('processes/hundesteuer-anmeldung/process.bpmn', 'utf8')
    stub.process.xml = drawn.replaceAll('hundesteuer-anmeldung"', 'bewohnerparkausweis"')
    await page.goto(`${stub.url}/modell`)
    await page.getByRole('heading', { name: /^(Geprüft:|\d+ Problem)/ }).waitFor()
    const shapes = await page.locator('.djs-shape').count()
    await page.getByRole('button', { name: 'Tabelle' }).click()
    await page.getByText('nur im Diagramm zu ändern').first().waitFor()
    await page.locator('[data-cell="AngabenPruefen|what"]').focus()
    await press('Enter')
    await row('Haltung vor Ort besichtigen')
    await press('Escape')
    const { definitions } = await saved()
    // What lies inside a subprocess lies on it, before as after.
    const before = flaws((await openFile(drawn)).definitions)
    expect(flaws(definitions).filter((flaw) => !before.includes(flaw))).toEqual([])
    expect(await page.locator('.djs-shape').count()).toBe(shapes + 1)
    expect(stub.process.xml.match(/<bpmndi:BPMN(Shape|Edge)/g)).toHaveLength(
      (drawn.match(/<bpmndi:BPMN(Shape|Edge)/g) ?? []).length + 2,
    )
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    expect(await page.locator('.djs-shape').count()).toBe(shapes)
  })

  it('reads a list from Excel, and undoes it with one key', async () => {
    const csv = '\uFEFFWer?;Was?;üblich (min)\r\nAmt;Antrag empfangen;5\r\nKasse;Gebühr buchen;3\r\n'
    await page
      .getByLabel('Schrittliste als CSV')
      .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.locator('.djs-shape').getByText('Gebühr buchen').waitFor()
    expect(flaws((await saved()).definitions)).toEqual([])
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    expect(await page.locator('tbody tr').count()).toBe(1)
  })
})
