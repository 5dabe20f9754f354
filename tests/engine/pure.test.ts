/** Time and chance come from outside (a step's `now`); the engine asks no clock and rolls no dice. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const engine = new URL('../../engine/', import.meta.url).pathname
const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** Code without comments and texts, in which a name may stand for the reader. */
function code(file: string): string {
  return readFileSync(engine + file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}

test('there is something to look at', () => expect(files.length).toBeGreaterThan(40))

test.each(files)('%s asks no clock, no chance and no outside world', (file) => {
  const forbidden =
    /Date\.now|new Date\(\s*\)|[^.\w]Date\(\s*\)|Math\.random|performance\.now|randomUUID|setTimeout|setInterval|from 'node:|process\.env|fetch\(/
  expect(code(file).match(forbidden)).toBe(null)
})

test.each(files)('%s imports nothing of ours outside the engine', (file) => {
  const imports = [...code(file).matchAll(/from '(\.[^']+)'/g)].map(
    ([, path]) => new URL(path!, `file://${engine}${file}`).pathname,
  )
  expect(imports.filter((path) => !path.startsWith(engine))).toEqual([])
})
