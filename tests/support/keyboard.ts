/** Walking a page with the keyboard alone: Tab to what is named, then type, press Space or Enter. */
import type { Page } from 'playwright-core'

const FAR = 80

/** The name of what has the focus, as its label, legend and text say it. */
const focused = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return ''
  const labels = element.labels ? [...element.labels].map((label) => label.textContent) : []
  const legend = element.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
  const own = element.matches('button, a, summary') ? element.textContent : ''
  return [legend, ...labels, own, element.getAttribute('aria-label') ?? ''].join(' ').replace(/\\s+/g, ' ').trim()
})()`

/** Presses Tab until the focus is on what holds these words. Throws when it is not to be reached. */
export async function tabTo(page: Page, words: string): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < FAR; presses++) {
    const name = (await page.evaluate(focused)) as string
    if (name.includes(words)) return
    seen.push(name)
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${words}" is not reached with Tab; passed: ${[...new Set(seen)].join(' | ')}`)
}

export async function typeInto(page: Page, words: string, text: string): Promise<void> {
  await tabTo(page, words)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Chooses a radio option: Tab reaches the group, arrows walk it. */
export async function chooseRadio(page: Page, legend: string, option: string): Promise<void> {
  await tabTo(page, legend)
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 20; presses++) {
    const name = (await page.evaluate(focused)) as string
    if (name.includes(`${legend}`) && name.includes(option)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`"${option}" is not reached with the arrow keys in "${legend}"`)
}

/** Presses Enter on what is named, and waits for the page it leads to. */
export async function enterOn(page: Page, words: string): Promise<void> {
  await tabTo(page, words)
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
}
