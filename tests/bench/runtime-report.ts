/** The figures as lines and as a section of `docs/benchmarks.md`. */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import type { Figure } from './runtime-figures.ts'

const besideOf = ({ beside = {} }: Figure): string =>
  Object.entries(beside)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

export const printed = (figure: Figure): string =>
  `${figure.database.padEnd(11)} ${figure.name}: ${figure.value} ${figure.unit}; ${besideOf(figure)}; ratio ${figure.ratio} (goal ${figure.goal})`

const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))
const [begin, end] = ['<!-- runtime -->', '<!-- /runtime -->']

/** Replaces the section of the runtime, and leaves what else is on the page. */
export async function writeReport(figures: readonly Figure[], sync: number): Promise<void> {
  const text = await readFile(page, 'utf8')
  const [before, rest = ''] = text.split(begin)
  const after = rest.split(end)[1] ?? '\n'
  const written = `${before}${begin}\n\n${section(figures, sync)}\n\n${end}${after}`
  await writeFile(page, await format(written, { parser: 'markdown' }))
}

function section(figures: readonly Figure[], sync: number): string {
  const rows = figures.map((figure) => {
    const { database, name, value, unit, ratio, goal } = figure
    return `| ${[database, name, `${value} ${unit}`, besideOf(figure), ratio, goal].join(' | ')} |`
  })
  return `## Runtime

${new Date().toISOString().slice(0, 10)}: ${machine()}. A synced write of 4 KB took ${sync} ms; load of the machine when it ended: ${loadavg()[0]?.toFixed(1)}.

| database | what | figure | beside | ratio | goal |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`
}

function machine(): string {
  const [first, ...others] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${first?.model ?? 'unknown processor'} × ${others.length + 1}, ${memory} GiB, Node ${process.versions.node}`
}
