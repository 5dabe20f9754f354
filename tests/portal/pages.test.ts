/** The citizen's walk in a real browser, with JavaScript switched off; every page it meets is held against axe. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { askForPapers } from './desk.ts'
import { answers, png, service } from './dog.ts'

let town: TestApp
let browser: Browser
beforeAll(async () => void ([town, browser] = await Promise.all([startTestApp(), launchBrowser()])))
afterAll(() => Promise.all([town.close(), browser.close()]))

let context: BrowserContext
let page: Page
let inspector: Page
beforeEach(async () => {
  context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
  })
  page = await context.newPage()
  inspector = await (await browser.newContext()).newPage()
})
afterEach(() => Promise.all([context.close(), inspector.context().close()]))

const go = (path: string) => page.goto(town.url + path)
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    const input = page.locator(`[name="${name}"]`).first()
    if ((await input.getAttribute('type')) === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else await input.fill(value)
  }
}

/** axe is JavaScript, so it looks at the same markup in a second page. */
async function expectAccessible(): Promise<void> {
  await inspector.setContent((await page.content()).replaceAll('href="/assets', `href="${town.url}/assets`), {
    waitUntil: 'load',
  })
  expect(await violations(inspector), page.url()).toEqual([])
}

async function answerAll(): Promise<void> {
  for (const step of Object.values(answers)) {
    await expectAccessible()
    await fill(step)
    await press('Weiter')
  }
}

it('a dog is registered without JavaScript, from the start page to the status page', { timeout: 120_000 }, async () => {
  await go('/')
  await expectAccessible()
  await page.getByRole('searchbox').fill('Hund')
  await press('Suchen')
  await page.getByRole('link', { name: /Hund/ }).first().click()
  await expectAccessible()
  await page.getByRole('link', { name: 'Jetzt anmelden' }).click()
  await expectAccessible()
  await press('Verstanden, weiter zur ersten Frage')
  await answerAll()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Angaben prüfen')
  await expectAccessible()
  await press('Hund verbindlich anmelden')
  await expectAccessible()
  const [number = '', code = ''] = await page.locator('.code').allInnerTexts()
  await askForPapers(town, number, { letter: true })

  await context.clearCookies()
  await go('/status')
  await fill({ nummer: number, code })
  await press('Stand ansehen')
  await expectAccessible()
  expect(await page.getByRole('heading', { name: 'Sie sind dran' }).isVisible()).toBe(true)
  await page.locator('input[type=file]').setInputFiles({ name: 'Pass.png', mimeType: 'image/png', buffer: png })
  await press('Unterlagen senden')
  expect(await page.getByText('Eine Datei ist angekommen').isVisible()).toBe(true)
  await expectAccessible()
})

it('errors are said in the title, in a summary with links, and at the field', async () => {
  await go(`${service}/beginnen`)
  await press('Verstanden, weiter zur ersten Frage')
  await press('Weiter')
  expect(await page.title()).toMatch(/^Fehler: /)
  await expectAccessible()
  await page.getByRole('link', { name: 'Bitte geben Sie „Vorname“ ein.' }).click()
  expect(new URL(page.url()).hash).toBe('#f-vorname')
})

it('a step can be filled in and sent with the keyboard alone, in the order of the page', async () => {
  await go(`${service}/beginnen`)
  const button = page.getByRole('button', { name: 'Verstanden, weiter zur ersten Frage' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/halter$/)
  await page.locator('[name=vorname]').focus()
  for (const value of Object.values(answers.halter)) {
    await page.keyboard.type(value)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.waitForURL(/hund$/)
})

it('Enter in a field goes on instead of removing a file', async () => {
  await go(`${service}/beginnen`)
  await press('Verstanden, weiter zur ersten Frage')
  for (const step of Object.values(answers).slice(0, 5)) {
    await fill(step)
    await press('Weiter')
  }
  await page.locator('input[type=file]').setInputFiles({ name: 'Pass.png', mimeType: 'image/png', buffer: png })
  await press('Jetzt hochladen')
  await page.getByLabel('Ich reiche es auf Papier nach').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/pruefen$/)
  expect(await page.getByText('Pass.png').isVisible()).toBe(true)
})

it('the other pages hold against axe too', async () => {
  const paths = [
    '/leistungen?q=gewerbe',
    `${service}/papier`,
    '/weiter',
    '/status',
    '/nachreichen',
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/gibt-es-nicht',
  ]
  for (const path of paths) {
    await go(path)
    await expectAccessible()
  }
})

it('nothing is wider than a phone', { timeout: 60_000 }, async () => {
  await page.setViewportSize({ width: 390, height: 800 })
  const width = async (): Promise<number> => {
    await inspector.setViewportSize({ width: 390, height: 800 })
    await inspector.setContent((await page.content()).replaceAll('href="/assets', `href="${town.url}/assets`), {
      waitUntil: 'load',
    })
    return inspector.evaluate('document.documentElement.scrollWidth')
  }
  for (const path of ['/', service, `${service}/beginnen`, '/status', '/datenschutz']) {
    await go(path)
    expect(await width(), path).toBeLessThanOrEqual(390)
  }
})

it('the counter holds against axe', async () => {
  await go('/amt/anmelden')
  await fill({ login: 'bea', password: 'laufzettel-demo' })
  await press('Anmelden')
  await go('/amt/schalter')
  await expectAccessible()
  await page.getByLabel('Die Person ist am Schalter').check()
  await press('Neue Person beginnen')
  await expectAccessible()
  await press('Prüfen')
  await expectAccessible()
  for (const step of Object.values(answers)) await fill(step)
  await press('Prüfen')
  await expectAccessible()
  await press('Hund verbindlich anmelden')
  await expectAccessible()
})
