/** What people call the variables of a process: as its forms ask for them, and as its rules answer. */
import { compileDecisions, fieldsOf, parseForm, type Answers, type Field, type Wording } from '../../engine/index.ts'
import type { DraftFile } from './draftFiles.ts'
import { namesIn } from './letter-pages/values.ts'

/** The first to name a variable names it; what several forms let people answer is put together. */
export async function wordingOf(files: readonly DraftFile[]): Promise<Wording> {
  const answers = answersIn(files)
  const asked = namesIn(files).map(({ expression, label }) => [expression, label] as const)
  const ruled = await Promise.all(files.map((file) => (file.kind === 'dmn' ? columnsOf(file) : [])))
  const labels = new Map([...asked, ...ruled.flat()].toReversed())
  return new Map([...labels].map(([name, label]) => [name, { label, options: answers.get(name) ?? [] }]))
}

function answersIn(files: readonly DraftFile[]): ReadonlyMap<string, Answers['options']> {
  const answers = new Map<string, Answers['options']>()
  const fields = files.flatMap(({ kind, content }) =>
    kind === 'form' ? fieldsOf(parseForm(content).form.components) : [],
  )
  for (const field of fields) {
    const known = answers.get(field.key) ?? []
    const more = optionsOf(field).filter(({ value }) => known.every((one) => one.value !== value))
    answers.set(field.key, [...known, ...more])
  }
  return answers
}

/** Of a list of ticks several may hold at once: its comparisons are not answers. */
const optionsOf = (field: Field): Answers['options'] =>
  field.type === 'radio' || field.type === 'select' ? field.options : []

async function columnsOf({ content }: DraftFile): Promise<readonly (readonly [string, string])[]> {
  const { decisions } = await compileDecisions(content)
  return decisions.flatMap(({ logic }) =>
    logic.kind === 'table' ? logic.outputs.map(({ name, label }) => [name, label] as const) : [],
  )
}
