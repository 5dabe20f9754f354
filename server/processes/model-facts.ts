/** What the pages beside the model need of it: its steps by name, its messages, who sends which letter, and its application form. */
import {
  extensionOf,
  HANDOVER_TOPIC,
  LETTER_TOPIC,
  nodesOf,
  parseForm,
  RATES_TOPIC,
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
  readonly results: readonly { readonly variable: string; readonly decision: string; readonly step: string }[]
  /** Settings of the town whose amounts it reads. */
  readonly rates: readonly string[]
  /** Offices to which it hands over. */
  readonly handovers: readonly string[]
  /** Id of the form with which it begins. */
  readonly startForm: string | null
}

const unreadable: ModelFacts = {
  ...{ steps: [], messages: [], writers: [], results: [] },
  ...{ rates: [], handovers: [], startForm: null },
}

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
    rates: namedBy(elements, RATES_TOPIC, 'setting'),
    handovers: namedBy(elements, HANDOVER_TOPIC, 'office'),
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

const writerOf = (one: BpmnNode): ModelFacts['writers'] =>
  headersOf(one, LETTER_TOPIC, 'letter').map((letter) => ({ step: one.name ?? one.id ?? '', letter }))

/** What the steps of a kind name, each once. */
const namedBy = (elements: readonly BpmnNode[], topic: string, header: string): readonly string[] => [
  ...new Set(elements.flatMap((one) => headersOf(one, topic, header))),
]

/** What a step of that kind says in a header; nothing of other steps. */
function headersOf(one: BpmnNode, topic: string, header: string): readonly string[] {
  if (textOf(extensionOf(one, 'zeebe:TaskDefinition'), 'type') !== topic) return []
  const headers = nodesOf(extensionOf(one, 'zeebe:TaskHeaders'), 'values')
  return headers.flatMap((said) => (textOf(said, 'key') === header ? (textOf(said, 'value') ?? []) : []))
}

function resultOf(one: BpmnNode): ModelFacts['results'] {
  const called = extensionOf(one, 'zeebe:CalledDecision')
  const variable = textOf(called, 'resultVariable')
  return variable ? [{ variable, decision: textOf(called, 'decisionId') ?? '', step: one.name ?? variable }] : []
}

/** The application form as the draft has it; null where the process begins without one. */
export function applicationOf({ startForm }: Pick<ModelFacts, 'startForm'>, files: readonly DraftFile[]): Form | null {
  const file = files.find(({ kind, name }) => kind === 'form' && name === startForm)
  return file ? parseForm(file.content).form : null
}
