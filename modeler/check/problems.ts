/** What is wrong with a drawn model: what the engine cannot run (the check that the server makes at deployment), and what breaks a rule of good modelling. */
import type { CheckProblem, Model } from '../../engine/index.ts'
import type { Moddle } from '../bpmn/services.ts'
import type { Mend, Town } from '../lint/rule.ts'

export interface Problem {
  /** Id of the element, null where the whole model is meant. */
  readonly element: string | null
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly reason: string
  readonly instead: string
  /** The form or rule that it is about, and the field or decision in it. */
  readonly file?: { readonly kind: 'form' | 'dmn'; readonly name: string; readonly field: string | null }
  /** The reason begins with what it is about, as people know it. */
  readonly saysWhere?: true
  /** The page of the process on which it is mended. */
  readonly page?: { readonly called: string; readonly href: string }
  /** Only the drawing is the worse for it, not the cases. */
  readonly onlyDrawn?: true
  /** The change that mends it with one click. */
  readonly mend?: Mend
}

export interface Checked {
  /** Empty where something cannot run. */
  readonly models: readonly Model[]
  readonly problems: readonly Problem[]
}

/** Compiles the model; loads the engine with the first call. */
export async function check(xml: string, key: string): Promise<Checked> {
  const { compile } = await import('../../engine/index.ts')
  const { models, problems } = await compile(xml, { id: key })
  const found = problems.map((problem) => (isShownOnly(problem, key) ? notExecutable(problem) : said(problem)))
  const other = models.length > 0 && !models.some((model) => model.process === key)
  const renamed = other && found.every(({ code }) => code !== 'not-executable')
  return { models, problems: renamed ? [...found, lostId(key)] : found }
}

/** A condition that was probably meant otherwise can be mended at once. */
export const said = (problem: CheckProblem): Problem => ({
  element: problem.element,
  severity: problem.severity,
  code: problem.code,
  reason: problem.reason.de,
  instead: problem.instead.de,
  ...(problem.replacement !== undefined &&
    problem.attribute === 'conditionExpression' && {
      mend: { label: 'Bedingung ändern', condition: problem.replacement },
    }),
})

/** Diagrams of others are often only meant to be looked at; the one that is open here shall run. */
const isShownOnly = ({ code, element }: CheckProblem, key: string): boolean =>
  code === 'not-executable' && element === key

const notExecutable = (problem: CheckProblem): Problem => ({
  ...said(problem),
  severity: 'error',
  mend: { label: 'Als ausführbar kennzeichnen', properties: { isExecutable: true } },
})

/** What breaks a rule of the set "Verwaltung"; loads the rules with the first call. */
export async function advise(definitions: Moddle, town: Town): Promise<readonly Problem[]> {
  const { lint } = await import('../lint/lint.ts')
  return (await lint(definitions, town)).map(({ rule, element, says, mend }) => ({
    element,
    severity: 'warning' as const,
    code: rule.code,
    reason: says,
    instead: '',
    ...(rule.running ? {} : { onlyDrawn: true as const }),
    ...(mend ? { mend } : {}),
  }))
}

/** Cases, forms and addresses know the process by its id: it must stay. */
const lostId = (key: string): Problem => ({
  element: null,
  severity: 'error',
  code: 'process-missing',
  reason: `Es gibt keinen ausführbaren Prozess mit der Kennung „${key}“ mehr.`,
  instead: 'Machen Sie die Änderung der Kennung rückgängig.',
})
