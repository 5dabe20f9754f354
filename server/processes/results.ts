/** What the rules of a process answer and the amounts that it reads, by the names under which people know them. */
import { compileDecisions, type OutputClause } from '../../engine/index.ts'
import type { DraftFile } from './draftFiles.ts'
import type { ModelFacts } from './model-facts.ts'

export interface Result {
  readonly expression: string
  /** As its column in the table of the rule, else as the model calls it. */
  readonly label: string
  /** A number, which may be meant as money. */
  readonly number: boolean
  /** What the table can answer, as FEEL; empty for what is no table. */
  readonly answers: readonly string[]
}

/** In the order of the steps; what two of them answer under one name is told once. */
export async function resultsOf(
  files: readonly DraftFile[],
  { results }: Pick<ModelFacts, 'results'>,
): Promise<readonly Result[]> {
  const compiled = await Promise.all(
    files.flatMap(({ kind, content }) => (kind === 'dmn' ? compileDecisions(content) : [])),
  )
  const decisions = compiled.flatMap((one) => one.decisions)
  const all = results.flatMap(({ variable, decision, step }): readonly Result[] => {
    const logic = decisions.find(({ id }) => id === decision)?.logic
    if (logic?.kind !== 'table')
      return [{ expression: variable, label: `${variable} (${step})`, number: false, answers: [] }]
    const several = logic.outputs.length > 1
    return logic.outputs.map((output, at) => ({
      expression: several ? `${variable}.${output.name}` : variable,
      label: `${labelOf(output) ?? (several ? output.name : variable)} (${step})`,
      number: output.type === 'number',
      answers: logic.rules.map(({ outputs }) => outputs[at]?.trim() ?? ''),
    }))
  })
  return all.filter(({ expression }, at) => all.findIndex((one) => one.expression === expression) === at)
}

/** A column that nobody has named is called like its value. */
const labelOf = ({ label, name }: OutputClause): string | null => (label === name ? null : label)
