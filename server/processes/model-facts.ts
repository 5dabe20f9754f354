/** What the pages beside the model need of it: its steps by name, its messages, who sends which letter, and its application form. */
import {
  extensionOf,
  LETTER_TOPIC,
  nodesOf,
  parseForm,
  readBpmn,
  readDrawing,
  textOf,
  type BpmnNode,
  type DrawnNode,
  type Form,
} from '../../engine/index.ts'
import type { DraftFile } from './draftFiles.ts'
import { inOrder } from './export/steps.ts'

export interface ModelFacts {
  /** In the order in which they are gone through. */
  readonly steps: readonly DrawnNode[]
  /** Names of the messages. */
  readonly messages: readonly string[]
  /** Steps that write a letter. */
  readonly writers: readonly { readonly step: string; readonly letter: string }[]
  /** What its rules answer: the variable, and the step that asks the rule. */
  readonly results: readonly (readonly [variable: string, step: string])[]
  /** Id of the form with which it begins. */
  readonly startForm: string | null
}

const unreadable: ModelFacts = { steps: [], messages: [], writers: [], results: [], startForm: null }

/** Of the process `key`; nothing of what cannot be read: its author learns why in the modeler. */
export async function modelFacts(xml: string, key: string): Promise<ModelFacts> {
  const [drawn, parsed] = await Promise.all([readDrawing(xml).catch(() => []), readBpmn(xml).catch(() => null)])
  const drawing = drawn.find(({ id }) => id === key) ?? drawn[0]
  if (!drawing || !parsed) return unreadable
  const roots = nodesOf(parsed.rootElement, 'rootElements')
  const elements = below(roots.find(({ id }) => id === drawing.id))
  const start = elements.find((one) => one.$type === 'bpmn:StartEvent' && one.$parent?.id === drawing.id && formOf(one))
  return {
    steps: inOrder(drawing.nodes, drawing.flows),
    messages: [...new Set(roots.flatMap((one) => (one.$type === 'bpmn:Message' ? (textOf(one, 'name') ?? []) : [])))],
    writers: elements.flatMap(writerOf),
    results: elements.flatMap(resultOf),
    startForm: formOf(start) ?? null,
  }
}

/** Forms with the step that shows them; of several steps the first comes last. */
export async function formSteps(xml: string): Promise<readonly (readonly [form: string, step: string])[]> {
  const parsed = await readBpmn(xml).catch(() => null)
  const elements = nodesOf(parsed?.rootElement, 'rootElements').flatMap(below)
  return elements
    .flatMap((one) => {
      const form = formOf(one)
      return form && one.name ? [[form, one.name] as const] : []
    })
    .toReversed()
}

const below = (container: BpmnNode | undefined): readonly BpmnNode[] =>
  nodesOf(container, 'flowElements').flatMap((one) => [one, ...below(one)])

const formOf = (of: BpmnNode | undefined): string | undefined =>
  textOf(extensionOf(of, 'zeebe:FormDefinition'), 'formId')

function writerOf(one: BpmnNode): ModelFacts['writers'] {
  if (textOf(extensionOf(one, 'zeebe:TaskDefinition'), 'type') !== LETTER_TOPIC) return []
  const headers = nodesOf(extensionOf(one, 'zeebe:TaskHeaders'), 'values')
  const letter = textOf(
    headers.find((header) => textOf(header, 'key') === 'letter'),
    'value',
  )
  return letter ? [{ step: one.name ?? one.id ?? '', letter }] : []
}

function resultOf(one: BpmnNode): ModelFacts['results'] {
  const variable = textOf(extensionOf(one, 'zeebe:CalledDecision'), 'resultVariable')
  return variable ? [[variable, one.name ?? variable]] : []
}

/** The application form as the draft has it; null where the process begins without one. */
export function applicationOf({ startForm }: Pick<ModelFacts, 'startForm'>, files: readonly DraftFile[]): Form | null {
  const file = files.find(({ kind, name }) => kind === 'form' && name === startForm)
  return file ? parseForm(file.content).form : null
}
