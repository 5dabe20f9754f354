/** How long the modeler takes to open a large process, and how long a hand waits for the next frame while it is edited. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../../engine/index.ts'
import { startStub } from '../modeler/stubServer.ts'
import { launchBrowser } from '../support/browser.ts'
import { measure, type Figure } from './modeler-measure.ts'
import { largeModel } from './modeler-model.ts'

const ELEMENTS = 500
const ROUNDS = 3

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'laufzettel-bench-'))
execFileSync(
  'npx',
  ['vite', 'build', '--config', 'modeler/vite.config.ts', '--outDir', folder, '--logLevel', 'error'],
  {
    cwd: root,
  },
)
const xml = largeModel(ELEMENTS)
const { problems } = await compile(xml, { id: 'bench' })
if (problems.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(problems[0]))

const stub = await startStub(folder, xml)
const browser = await launchBrowser()
const rounds: Figure[][] = []
for (let round = 0; round < ROUNDS; round++) {
  stub.process.xml = xml
  rounds.push(await measure(browser, stub.url, ELEMENTS))
}
await browser.close()
await stub.close()
rmSync(folder, { recursive: true })

const least = (index: number, of: 'ms' | 'busy'): number =>
  Math.round(Math.min(...rounds.map((round) => round[index]?.[of] ?? Infinity)))
const best = (rounds[0] ?? []).map((figure, index) => ({
  ...figure,
  ms: least(index, 'ms'),
  busy: figure.busy === null ? null : least(index, 'busy'),
}))
if (process.argv.includes('--json')) console.log(JSON.stringify(best))
else console.table(best)
if (process.argv.includes('--write')) writeSection(best)

function writeSection(figures: readonly Figure[]): void {
  const file = join(root, 'docs/benchmarks.md')
  const rows = figures.map(
    ({ what, ms, busy, goal }) =>
      `| ${what} | ${ms} ms | ${busy === null ? '–' : `${busy} ms`} | ${goal === null ? '–' : `≤ ${goal} ms`} |`,
  )
  const head = ['| what | longest wait | work of the page | goal |', '| --- | --- | --- | --- |']
  const table = [...head, ...rows].join('\n')
  const text = readFileSync(file, 'utf8')
  const old = /\| what +\| longest wait[\s\S]*?(?=\n\n<!-- \/modeler)/
  if (!old.test(text)) throw new Error('docs/benchmarks.md has no table of the modeler')
  writeFileSync(
    file,
    text.replace(old, () => table),
  )
}
