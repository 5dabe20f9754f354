import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { violations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { builtModeler } from './bundle.ts'
import { startStub, type Stub } from './stubServer.ts'

let browser: Browser
let built: string
let stub: Stub
let page: Page

beforeAll(async () => {
  ;[browser, built] = await Promise.all([launchBrowser(), builtModeler()])
  stub = await startStub(built, readFileSync(new URL('fixtures/bewohnerparkausweis.bpmn', import.meta.url), 'utf8'))
  page = await browser.newPage()
  await page.goto(`${stub.url}/vorgang`)
  await page.locator('[data-shown]').waitFor()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await stub?.close()
})

it('marks where the case stands, what it has left and the way between', async () => {
  expect(await page.locator('.lz-token').count()).toBe(1)
  expect(await page.locator('.djs-shape.lz-active').getAttribute('data-element-id')).toBe('Pruefen')
  const stroke = (id: string): Promise<unknown> =>
    page.evaluate(
      `getComputedStyle(document.querySelector('[data-element-id="${id}"] .djs-visual > :is(rect, path)')).stroke`,
    )
  const [taken, visited, ahead] = await Promise.all([stroke('F2'), stroke('Erfassen'), stroke('Fluß_3')])
  expect(taken).toBe(visited)
  expect(ahead).not.toBe(taken)
})

it('colours a step by its figure and writes the figure there, so that nobody needs the colour', async () => {
  expect(await page.locator('.lz-heat').innerText()).toBe('2 Tage\n26')
  const fill = await page.evaluate(
    `getComputedStyle(document.querySelector('[data-element-id="Ablehnen"] .djs-visual > rect')).fill`,
  )
  expect(fill).toBe('rgb(229, 131, 58)')
})

it('has a German name, zooms with buttons and leaves the wheel to the page', async () => {
  await page.getByRole('group', { name: /Diagramm des Prozesses/ }).waitFor()
  const width = (): Promise<number> =>
    page
      .locator('[data-element-id="Pool"]')
      .boundingBox()
      .then((box) => box!.width)
  const before = await width()
  await page.getByRole('button', { name: 'Vergrößern' }).click()
  const larger = await width()
  expect(larger).toBeGreaterThan(before)
  await page.locator('.lz-diagram').hover()
  await page.mouse.wheel(0, 300)
  expect(await width()).toBe(larger)
})

it('passes axe', async () => {
  expect(await violations(page)).toEqual([])
})

it('says so when the diagram cannot be loaded', async () => {
  const broken = await browser.newPage()
  await broken.route('**/fixtures/*', (route) => route.fulfill({ status: 500, body: '' }))
  await broken.goto(`${stub.url}/vorgang`)
  await broken.getByText('Das Diagramm konnte nicht geladen werden.').waitFor()
})
