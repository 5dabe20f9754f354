/**
 * Which reference models of the BPMN Model Interchange Working Group deploy, and why the others do not: `docs/miwg.md` has the
 * list, `MIWG=write npx vitest run tests/engine/miwg-deploys.test.ts` writes it anew. Read it then: each reason must be right.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compile, type CheckProblem } from '../../engine/index.ts'

const folder = fileURLToPath(new URL('../../../shared/conformance/miwg/', import.meta.url))
const page = fileURLToPath(new URL('../../docs/miwg.md', import.meta.url))
const there = existsSync(folder)
// A message beside the skipped test: without the models nothing was tried.
if (!there) process.emitWarning(`the reference models are not at ${folder}: not tried`)

const intro = `# The MIWG reference models

The 21 models that the BPMN Model Interchange Working Group publishes come out of reading and writing as they went in; this page says which of them deploy. A model none of whose
processes is marked as executable deploys nothing: it is shown, and nothing of it runs. A refusal names each element and why. This page is written by a test from what the compiler answers.
`

async function entry(name: string): Promise<string> {
  const { models, problems } = await compile(readFileSync(folder + name, 'utf8'), { id: 'miwg' })
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity, code }) => severity === 'warning' && code !== 'not-executable')
  const answer =
    errors.length > 0
      ? 'refused'
      : models.length > 0
        ? `deploys: ${models.map(({ process }) => `\`${process}\``).join(', ')}`
        : 'only shown: no process is executable'
  return [`## ${name}`, '', `${answer}.`, '', ...lines('Refused', errors), ...lines('Warned of', warnings)].join('\n')
}

const lines = (title: string, problems: readonly CheckProblem[]): readonly string[] =>
  problems.length === 0
    ? []
    : [
        `${title}:`,
        '',
        ...problems.map(({ element, code, reason }) => `- \`${element}\` ${code}: ${plain(reason.en)}`),
        '',
      ]

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[<>*_$]/g, (mark) => `\\${mark}`)

test.skipIf(!there)('docs/miwg.md says of each of the 21 models whether it deploys, and why not', async () => {
  const names = readdirSync(folder).filter((file) => file.endsWith('.bpmn'))
  expect(names).toHaveLength(21)
  const written = `${[intro, ...(await Promise.all(names.map(entry)))].join('\n').trimEnd()}\n`
  if (process.env['MIWG'] === 'write') writeFileSync(page, written)
  expect(process.env['MIWG'], 'the page was written, not compared').toBeUndefined()
  expect(readFileSync(page, 'utf8')).toBe(written)
})
