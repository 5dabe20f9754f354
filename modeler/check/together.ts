/** What drawing, forms, rules and letters of the draft prove together: values that no form has, names that nobody writes. */
import type { Model } from '../../engine/index.ts'
import type { ServiceFiles } from '../../server/services/check.ts'
import type { DraftFile } from '../api/process.ts'
import { fileOfDecision } from '../draft/files.ts'
import { said, type Problem } from './problems.ts'
import { remembered } from './remembered.ts'

export async function checkTogether(
  models: readonly Model[],
  files: readonly DraftFile[],
  beside: ServiceFiles,
): Promise<readonly Problem[]> {
  const { checkVariables } = await import('../../engine/index.ts')
  const { partVariables } = await import('../../server/services/check.ts')
  const forms = await Promise.all(
    of(files, 'form').map(async ({ name, content }) => ({ name, form: await formIn(content) })),
  )
  const decisions = (await Promise.all(of(files, 'dmn').map(({ content }) => decisionsOf(content)))).flat()
  const found = checkVariables({ models, decisions, forms, ...partVariables(beside) })
  const rules = new Set<string>(decisions.map(({ id }) => id))
  return found.map((problem) => {
    const [form, field] = problem.code === 'field-unread' ? (problem.element ?? '').split(': ') : []
    if (form !== undefined && field !== undefined)
      return { ...said(problem), element: null, file: { kind: 'form', name: form, field } }
    return rules.has(problem.element ?? '') ? inRule(said(problem), files) : said(problem)
  })
}

const of = (files: readonly DraftFile[], wanted: DraftFile['kind']): readonly DraftFile[] =>
  files.filter(({ kind }) => kind === wanted)

const formIn = remembered(async (content) => (await import('../../engine/index.ts')).parseForm(content).form)

const decisionsOf = remembered(
  async (content) => (await (await import('../../engine/index.ts')).compileDecisions(content)).decisions,
)

/** A decision is not drawn: the entry leads to its file. */
function inRule(problem: Problem, files: readonly DraftFile[]): Problem {
  const file = fileOfDecision(files, problem.element ?? '')
  if (!file) return problem
  return { ...problem, element: null, file: { kind: file.kind, name: file.name, field: problem.element } }
}
