/** Accessibility of a page as axe sees it: WCAG 2.2 A and AA and best practices. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[]
}

/** What axe finds, a line for each element; an empty list is good. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(source)
  const found = (await page.evaluate('axe.run(document).then((result) => result.violations)')) as Violation[]
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} — ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}
