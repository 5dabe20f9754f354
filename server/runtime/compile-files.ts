/** Compiles the files of one deployment together, or says what keeps them from running. */
import {
  compile,
  compileDecisions,
  parseForm,
  type CheckProblem,
  type Decision,
  type Model,
  type ModelId,
} from '../../engine/index.ts'

export interface DeploymentFile {
  /** Stories, letters and the service do not run: they are kept with the version to which they belong. */
  readonly kind: 'bpmn' | 'dmn' | 'form' | 'story' | 'letter' | 'service'
  /** File name without folder; of a form its id. */
  readonly name: string
  readonly content: string
}

export interface CompiledFiles {
  /** Null when a problem is an error. */
  readonly model: Model | null
  /** All executable processes of the files: those deployed together with it may be called. */
  readonly models: readonly Model[]
  readonly decisions: readonly Decision[]
  readonly problems: readonly CheckProblem[]
}

/** `process` is the id of the executable process that the deployment is about. */
export async function compileFiles(
  files: readonly DeploymentFile[],
  process: string,
  id: ModelId,
): Promise<CompiledFiles> {
  const of = (kind: DeploymentFile['kind']): readonly DeploymentFile[] => files.filter((file) => file.kind === kind)
  const bpmn = await Promise.all(of('bpmn').map(({ content }) => compile(content, { id })))
  const dmn = await Promise.all(of('dmn').map(({ content }) => compileDecisions(content)))
  const all = bpmn
    .flatMap((file) => file.models)
    .map((model) => (model.process === process ? model : beside(model, id)))
  const models = all.filter((model) => model.process === process)
  const decisions = dmn.flatMap((file) => file.decisions)
  const found = [...[...bpmn, ...dmn].flatMap((file) => file.problems), ...of('form').flatMap(formProblems)]
  const problems = [...found, ...(refuses(found) ? [] : [...notOne(models.length, process), ...twice(decisions)])]
  const model = refuses(problems) ? null : (models[0] ?? null)
  return {
    model,
    models: all,
    decisions,
    problems: model ? [...problems, ...missingForms(model, of('form'))] : problems,
  }
}

/** Two files of one process each would otherwise give their models the same id. */
const beside = (model: Model, id: ModelId): Model => ({ ...model, id: `${id}/${model.process}` })

const refuses = (problems: readonly CheckProblem[]): boolean => problems.some(({ severity }) => severity === 'error')

function notOne(found: number, process: string): CheckProblem[] {
  if (found === 1) return []
  return [
    {
      element: process,
      severity: 'error',
      code: 'process-missing',
      reason: {
        de: `Die Dateien enthalten ${found === 0 ? 'keinen' : 'mehr als einen'} ausführbaren Prozess „${process}“.`,
        en: `The files hold ${found === 0 ? 'no' : 'more than one'} executable process "${process}".`,
      },
      instead: {
        de: 'Stellen Sie genau eine Datei mit diesem Prozess bereit und kennzeichnen Sie ihn als ausführbar.',
        en: 'Deploy exactly one file with this process and mark it as executable.',
      },
    },
  ]
}

function twice(decisions: readonly Decision[]): CheckProblem[] {
  const ids = decisions.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    element: String(id),
    severity: 'error',
    code: 'decision-twice',
    reason: {
      de: `Die Entscheidung „${id}“ steht in mehreren Dateien.`,
      en: `The decision "${id}" is in several files.`,
    },
    instead: { de: 'Behalten Sie eine davon.', en: 'Keep one of them.' },
  }))
}

function formProblems({ name, content }: DeploymentFile): CheckProblem[] {
  return parseForm(content).problems.map(({ element, reason }) => ({
    element: `${name}: ${element}`,
    severity: 'error',
    code: 'form',
    reason: { de: reason, en: reason },
    instead: { de: 'Berichtigen Sie das Formular.', en: 'Correct the form.' },
  }))
}

/** A warning only: whoever completes the task without its form, such as a story, does not need it. */
function missingForms({ elements }: Model, forms: readonly DeploymentFile[]): CheckProblem[] {
  return Object.values(elements).flatMap(({ id, form }) => {
    if (form === null || forms.some(({ name }) => name === form)) return []
    const says = { de: `Das Formular „${form}“ ist nicht dabei.`, en: `The form "${form}" is not among the files.` }
    const instead = { de: 'Stellen Sie es mit bereit.', en: 'Deploy it with the process.' }
    return [{ element: id, severity: 'warning', code: 'form-missing', reason: says, instead }]
  })
}
