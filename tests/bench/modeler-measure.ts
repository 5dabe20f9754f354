/** One measurement of the modeler in a browser. */
import type { Browser, CDPSession, Page } from 'playwright-core'

export interface Figure {
  readonly what: string
  readonly ms: number
  /** Of the page's own thread alone: what it would take on a machine that does nothing else. */
  readonly busy: number | null
  readonly goal: number | null
}

/** One opening in a fresh context, then a drag, a label and an append. */
export async function measure(browser: Browser, url: string, elements: number): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const thread = await context.newCDPSession(page)
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' })
  const bench: Bench = { page, busy: () => busyOf(thread) }
  await page.addInitScript(watchFrames)
  await page.goto(`${url}/modell`)
  const drawn = await when(page, (last) => document.querySelector(last) !== null, shape(elements - 1))
  const busy = await bench.busy()
  const checked = await when(
    page,
    (title) => /^(?!Modell wird)/.test(document.querySelector(title)?.textContent ?? 'Modell wird'),
    '#lz-problems-title',
  )
  await page.waitForTimeout(2000)
  const figures = [
    { what: `${elements} elements: opened, from the request to the drawing`, ms: drawn, busy, goal: 2000 },
    { what: 'checked as well, by engine and rules in a worker', ms: checked, busy: null, goal: null },
    ...(await dragging(bench)),
    ...(await labelling(bench)),
    ...(await appending(bench)),
  ]
  await context.close()
  return figures
}

interface Bench {
  readonly page: Page
  /** Milliseconds that the page's thread has worked so far. */
  busy(): Promise<number>
}

const shape = (index: number): string => `.djs-shape[data-element-id="N${index}"]`

async function busyOf(thread: CDPSession): Promise<number> {
  const { metrics } = await thread.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
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

/** Milliseconds since the page was asked for until it is so. */
async function when(page: Page, so: (argument: string) => boolean, argument: string): Promise<number> {
  await page.waitForFunction(so, argument, { polling: 'raf' })
  return page.evaluate(() => performance.now())
}

const frame = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))

/** The longest wait for a frame while something is done, and how much of the time the page itself worked. */
async function longest({ page, busy }: Bench, what: string, act: () => Promise<unknown>): Promise<Figure> {
  await frame(page)
  await page.evaluate(() =>
    Object.assign((window as unknown as { frames_: Watch }).frames_, { longest: 0, at: performance.now() }),
  )
  const before = await busy()
  await act()
  await frame(page)
  const ms = await page.evaluate(() => (window as unknown as { frames_: Watch }).frames_.longest)
  return { what, ms, busy: (await busy()) - before, goal: 100 }
}

const later = (bench: Bench) =>
  longest(bench, '… then read out, kept, checked, saved (in 3 s)', () => bench.page.waitForTimeout(3000))

async function dragging(bench: Bench): Promise<Figure[]> {
  const { page } = bench
  const place = () => page.locator(shape(60)).boundingBox()
  const box = await place()
  if (!box) throw new Error('nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  const moving = await longest(bench, 'dragging a task, 20 moves', async () => {
    await page.mouse.down()
    for (let step = 1; step <= 20; step++) {
      await page.mouse.move(x + step / 2, y + step / 4)
      await frame(page)
    }
  })
  const dropped = await longest(bench, 'dropping it', () => page.mouse.up())
  if ((await place())?.x === box.x) throw new Error('the drag was lost')
  return [moving, dropped, await later(bench)]
}

async function labelling(bench: Bench): Promise<Figure[]> {
  const { page } = bench
  await page.locator(shape(101)).click()
  await page.getByLabel('Name', { exact: true }).click()
  const typing = await longest(bench, 'typing a label', () => page.keyboard.type('Ein neuer Name'))
  return [typing, await longest(bench, 'leaving its field', () => page.keyboard.press('Tab')), await later(bench)]
}

async function appending(bench: Bench): Promise<Figure[]> {
  const { page } = bench
  await page.locator(shape(305)).click()
  const entry = page.locator('.djs-context-pad [data-action^="append."]').first()
  const appended = await longest(bench, 'appending a step', () => entry.click())
  await page.keyboard.press('Escape')
  return [appended, await later(bench)]
}
