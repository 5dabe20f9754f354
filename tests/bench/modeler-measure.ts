/** One measurement of the modeler in a browser. */
import type { Browser, Page } from 'playwright-core'

export interface Figure {
  readonly what: string
  readonly ms: number
  readonly goal: number | null
}

/** One opening in a fresh context, then a drag, a label and an append. */
export async function measure(browser: Browser, url: string, elements: number): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(watchFrames)
  await page.goto(`${url}/modell`)
  const last = `.djs-shape[data-element-id="N${elements - 1}"]`
  const drawn = await when(page, last)
  const checked = await when(page, '.lz-problems__none, .lz-problems__some')
  await page.waitForTimeout(2000)
  const drag = await dragging(page)
  const label = await labelling(page)
  const append = await appending(page)
  await context.close()
  return [
    { what: `${elements} elements: opened, from the request to the drawing`, ms: drawn, goal: 2000 },
    { what: 'checked as well, engine and rules', ms: checked, goal: null },
    ...[...drag, ...label, ...append],
  ]
}

interface Watch {
  longest: number
  at: number
}

/** In the page: keeps the longest time between two frames since it was last asked. As text, for what compiles this file adds words of its own. */
const watchFrames = `window.frames_ = { longest: 0, at: performance.now() };
requestAnimationFrame(function beat(now) {
  frames_.longest = Math.max(frames_.longest, now - frames_.at);
  frames_.at = now;
  requestAnimationFrame(beat);
})`

/** Milliseconds since the page was asked for until the element is there. */
const when = (page: Page, selector: string): Promise<number> =>
  page
    .waitForFunction(
      (what) =>
        document.querySelector(what) && !document.querySelector('h2')?.textContent?.includes('wird geprüft')
          ? performance.now()
          : false,
      selector,
      { polling: 'raf' },
    )
    .then((handle) => handle.jsonValue() as Promise<number>)

/** The longest wait for a frame while something is done. */
async function longest(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  await page.evaluate(() =>
    Object.assign((window as unknown as { frames_: Watch }).frames_, { longest: 0, at: performance.now() }),
  )
  await act()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  return page.evaluate(() => (window as unknown as { frames_: Watch }).frames_.longest)
}

const later = (page: Page) => longest(page, () => page.waitForTimeout(3000))

async function dragging(page: Page): Promise<Figure[]> {
  const box = await page.locator('.djs-shape[data-element-id="N60"]').boundingBox()
  if (!box) throw new Error('nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  const moving = await longest(page, async () => {
    await page.mouse.down()
    for (let step = 1; step <= 20; step++) await page.mouse.move(x + step, y + step / 4)
  })
  const dropped = await longest(page, () => page.mouse.up())
  const settled = await later(page)
  return [
    { what: 'dragging a task: longest wait for a frame', ms: moving, goal: 100 },
    { what: 'dropping it', ms: dropped, goal: 100 },
    { what: 'then read out, kept, checked, saved', ms: settled, goal: 100 },
  ]
}

async function labelling(page: Page): Promise<Figure[]> {
  await page.locator('.djs-shape[data-element-id="N61"]').click()
  const field = page.getByLabel('Name', { exact: true })
  await field.click()
  const typing = await longest(page, () => page.keyboard.type('Ein neuer Name'))
  const given = await longest(page, () => page.keyboard.press('Tab'))
  const settled = await later(page)
  return [
    { what: 'typing a label', ms: typing, goal: 100 },
    { what: 'leaving its field', ms: given, goal: 100 },
    { what: 'then read out, kept, checked, saved', ms: settled, goal: 100 },
  ]
}

async function appending(page: Page): Promise<Figure[]> {
  await page.locator('.djs-shape[data-element-id="N180"]').click()
  const entry = page
    .locator('.djs-context-pad [data-action="append.append-user-task"], .djs-context-pad [data-action^="append."]')
    .first()
  const appended = await longest(page, () => entry.click())
  await page.keyboard.press('Escape')
  const settled = await later(page)
  return [
    { what: 'appending a step', ms: appended, goal: 100 },
    { what: 'then read out, kept, checked, saved', ms: settled, goal: 100 },
  ]
}
