import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rehearse } from '../../server/cli/rehearse.ts'
import { demoPassword } from '../../server/demo/accounts.ts'
import { storiesOf } from '../../server/processes/export/stories.ts'
import { run } from '../rehearsal/cli.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'

const KEY = 'hundesteuer-anmeldung'

let app: TestApp
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startTestApp(), launchBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${app.url}/amt/anmelden?weiter=/amt/prozesse/${KEY}/modell`)
  await page.getByLabel('Benutzername').fill('mia')
  await page.getByLabel('Passwort').fill(demoPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Proben', exact: true }).click()
  await page.getByRole('heading', { name: 'Vorgang beginnen' }).waitFor()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const choose = async (label: RegExp, value: string): Promise<void> =>
  void (await page.getByRole('combobox', { name: label }).selectOption(value))
const waitsAt = (name: RegExp): Promise<void> =>
  page.getByRole('list', { name: 'Worauf der Vorgang wartet' }).getByRole('heading', { name }).waitFor()
const known = (label: string, value: string): Promise<void> =>
  page.getByRole('row', { name: `${label} ${value}`, exact: true }).waitFor()
const tokens = (): Promise<string[]> => page.locator('.lz-count').allInnerTexts()

async function begin(): Promise<void> {
  await page.getByLabel('Rasse oder Mischung').fill('Dackel')
  await choose(/Gehört Ihr Hund/, 'keine')
  for (const [index, day] of ['2024-05-10', '2026-02-20'].entries())
    await page.locator('.lz-try__form input[type=date]').nth(index).fill(day)
  await choose(/vorher in einer anderen Gemeinde/, 'nein')
  await page.getByLabel('Wie viele andere Hunde').fill('0')
  await choose(/von Ihrem Konto abbuchen/, 'nein')
  await press('Vorgang beginnen')
}

it('a case of the dog tax is played to its decision, with a step back, and says why it waits', async () => {
  await press('Vorgang beginnen')
  await page.getByText('Bitte geben Sie „Rasse oder Mischung“ ein.').waitFor()
  await begin()
  await page.getByText('Doppelte suchen. Im Betrieb erledigt das Laufzettel selbst.').waitFor()
  expect(await tokens()).toEqual(['1'])

  await press('Schlägt fehl')
  await page.getByText('Gehen Sie einen Schritt zurück').waitFor()
  await press('Schritt zurück')
  await page.getByText(/^Was der Vorgang weiß/).click()
  await known('Rasse oder Mischung', 'Dackel')
  await press('Auftrag erledigen')

  await page.getByLabel(/Andere Hunde des Haushalts/).fill('0')
  // It stays open.
  await known('Im Haushalt in unserer Stadt seit', '20.02.2026')
  await choose(/^Ergebnis/, 'neu')
  await press('Aufgabe erledigen')
  await waitsAt(/Angaben und Unterlagen prüfen/)
  expect(await violations(page)).toEqual([])
  await choose(/^Ergebnis/, 'vollstaendig')
  await press('Aufgabe erledigen')
  await page.getByRole('table', { name: 'Antwort' }).getByText('first: 75').waitFor()
  await press('Auftrag erledigen')
  await choose(/^Ergebnis/, 'bestaetigt')
  await press('Aufgabe erledigen')
  await waitsAt(/Finanzverfahren/)
}, 120_000)

it('what was played is kept with the draft as a story that the command line plays to green', async () => {
  await page.getByLabel('Name der Geschichte').fill('Dackel, bis ins Finanzverfahren')
  await press('Als Geschichte aufzeichnen')
  await page.getByText('„Dackel, bis ins Finanzverfahren“ ist aufgezeichnet.').waitFor()
  await page
    .getByRole('status')
    .getByText(/Gespeichert/)
    .waitFor()
  const kept = await storiesOf(app.context, KEY)
  const { content: story } = kept.find(({ name }) => name === 'dackel-bis-ins-finanzverfahren.json')!
  const folder = await mkdtemp(join(tmpdir(), 'laufzettel-story-'))
  try {
    await cp(`processes/${KEY}`, folder, { recursive: true })
    await rm(join(folder, 'stories'), { recursive: true })
    await mkdir(join(folder, 'stories'))
    await writeFile(join(folder, 'stories', 'dackel.json'), story)
    const { code, out, err } = await run(rehearse, folder, 'stories')
    expect([code, err, out]).toEqual([0, '', expect.stringContaining('Dackel')])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const { steps } = JSON.parse(story) as { steps: { expect?: { tasks?: string[] } }[] }
  expect(steps.at(-1)?.expect?.tasks).toEqual(['FinanzverfahrenUebernehmen'])
}, 60_000)

it('all stories of the process run on the drawing, and it shows what none of them visits', async () => {
  await press('Alle Geschichten proben')
  await page.getByText(/^(\d+) von \1 Geschichten gehen auf/).waitFor()
  await page.getByText('Jeder Schritt und jeder Weg kommt vor.').waitFor()
  expect(await page.locator('.lz-seen').count()).toBeGreaterThan(60)
  expect(await page.locator('.lz-missed').count()).toBe(0)
  await page.getByText(/^Alle Geschichten \(\d+\)/).click()
  await page.getByRole('button', { name: /^Entfernen ?: ?Dackel, bis ins Finanzverfahren/ }).click()
  await expect
    .poll(async () => (await storiesOf(app.context, KEY)).some(({ content }) => content.includes('bis ins Finanz')), {
      // The draft is saved a moment after the last change.
      timeout: 15_000,
    })
    .toBe(false)
}, 60_000)

it('nothing complains', () => {
  expect(complaints).toEqual([])
})
