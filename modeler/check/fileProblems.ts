/** What keeps forms and rules of the draft from running, and what the drawing names that is not there. */
import type { DraftFile } from '../api/process.ts'
import { extension, type Moddle } from '../bpmn/moddle.ts'
import { decisionsIn } from '../draft/files.ts'
import { nodesIn } from './offer.ts'
import { remembered } from './remembered.ts'
import type { Problem } from './problems.ts'

/** `called`: what people know the element by. */
type Found = readonly (Pick<Problem, 'element' | 'severity' | 'instead'> & {
  readonly called: string | null
  readonly says: string
})[]

/** Loads the engine with the first call. */
export async function checkFiles(definitions: Moddle, files: readonly DraftFile[]): Promise<readonly Problem[]> {
  const within = await Promise.all(files.map(checkFile))
  return [...within.flat(), ...missing(definitions, files), ...twice(files)]
}

async function checkFile({ kind, name, content }: DraftFile): Promise<readonly Problem[]> {
  const found = await (kind === 'form' ? inForm(content) : inDecisions(content))
  return found.map(({ element, called, severity, says, instead }) => ({
    element: null,
    severity,
    code: kind === 'form' ? 'form' : 'decision',
    reason: `${called ? `${called}: ` : ''}${says}`,
    instead,
    file: { kind, name, field: element },
    ...(kind === 'dmn' && called ? { saysWhere: true as const } : {}),
  }))
}

const inForm = remembered(async (content): Promise<Found> => {
  const { parseForm } = await import('../../engine/index.ts')
  return parseForm(content).problems.map(({ element, reason }) => ({
    element,
    called: element,
    severity: 'error',
    says: reason,
    instead: '',
  }))
})

const inDecisions = remembered(async (content): Promise<Found> => {
  const { compileDecisions } = await import('../../engine/index.ts')
  const { problems } = await compileDecisions(content)
  const names = new Map(decisionsIn({ content }).map(({ id, name }) => [id, `Regel „${name}“`]))
  return problems.map(({ element, severity, reason, instead }) => ({
    element,
    called: element && (names.get(element) ?? element),
    severity,
    says: reason.de,
    instead: instead.de,
  }))
})

/** Steps whose form or rule was taken away or never came along. */
function missing(definitions: Moddle, files: readonly DraftFile[]): readonly Problem[] {
  const forms = new Set(files.filter(({ kind }) => kind === 'form').map(({ name }) => name))
  const decisions = new Set(
    files
      .filter(({ kind }) => kind === 'dmn')
      .flatMap(decisionsIn)
      .map(({ id }) => id),
  )
  return nodesIn(definitions).flatMap((node) => {
    const form = extension(node, 'zeebe:FormDefinition')?.get<string | undefined>('formId')
    const decision = extension(node, 'zeebe:CalledDecision')?.get<string | undefined>('decisionId')
    return [
      ...(form && !forms.has(form) ? [absent(node, 'form-missing', `Das Formular „${form}“ gibt es nicht.`)] : []),
      // What FEEL names is known only in the case.
      ...(decision && !decision.startsWith('=') && !decisions.has(decision)
        ? [absent(node, 'decision-missing', `Die Regel „${decision}“ gibt es nicht.`)]
        : []),
    ]
  })
}

const absent = (node: Moddle, code: string, reason: string): Problem => ({
  element: node.id,
  severity: 'warning',
  code,
  reason,
  instead: 'Wählen Sie rechts eine andere, oder legen Sie sie an.',
})

function twice(files: readonly DraftFile[]): readonly Problem[] {
  const all = files
    .filter(({ kind }) => kind === 'dmn')
    .flatMap((file) => decisionsIn(file).map(({ id }) => ({ id, name: file.name })))
  return all
    .filter(({ id }, index) => all.findIndex((one) => one.id === id) < index)
    .map(({ id, name }) => ({
      element: null,
      severity: 'error' as const,
      code: 'decision-twice',
      reason: `Die Entscheidung „${id}“ steht in mehreren Dateien.`,
      instead: 'Behalten Sie eine davon.',
      file: { kind: 'dmn' as const, name, field: null },
    }))
}
