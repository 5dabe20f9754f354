/** What gives the variables of a process their values, as far as its files say. */
import type { ProcessFiles } from './files.ts'
import { COUNTED, JOB_RESULTS, OF_EVERY_CASE } from './given.ts'
import { constantOf } from '../compile/feel/constant.ts'
import { nameIn, treeOf } from '../compile/feel/tree.ts'
import { SCRIPT_TOPIC } from '../compile/scripts.ts'
import type { Element, EventDefinition, Mapping, Model } from '../core/model.ts'
import { fieldsOf, type Field } from '../forms/form.ts'

export interface Source {
  readonly variable: string
  /** All that it can be, of a choice among fixed texts; null may be anything. */
  readonly values: readonly string[] | null
  /** The form that asks for it. */
  readonly form?: string
  readonly field?: Field
}

export interface Written {
  readonly sources: readonly Source[]
  /** Whether something may bring variables that no file names: a message, somebody else's job, a start without a form. */
  readonly open: boolean
}

export function writtenIn(files: ProcessFiles): Written {
  const elements = files.models.flatMap(({ elements }) => Object.values(elements))
  const named = elements.flatMap((element) => [...formSources(files, element), ...ofElement(element)])
  const flows = files.models.flatMap(({ flows }) => Object.keys(flows))
  const brought = Object.values(files.messages ?? {}).flat()
  const given = [...OF_EVERY_CASE, ...COUNTED, ...brought, ...flows].map(anything)
  const open = files.models.length === 0 || files.models.some(startsOpen) || elements.some((one) => isOpen(files, one))
  return { sources: [...given, ...named], open }
}

const anything = (variable: string): Source => ({ variable, values: null })

function formSources({ forms }: ProcessFiles, { form }: Element): readonly Source[] {
  const asked = forms.find(({ name }) => name === form)
  if (!asked) return []
  return fieldsOf(asked.form.components)
    .filter(isVariable)
    .map((field) => ({ variable: field.key, values: choicesOf(field), form: asked.name, field }))
}

/** What a person tells about themselves is kept apart from the variables, and what is only shown changes nothing. */
export const isVariable = ({ readonly, properties }: Field): boolean =>
  !readonly && properties['lz:participant'] === undefined

const choicesOf = (field: Field): readonly string[] | null =>
  field.type === 'radio' || field.type === 'select' || field.type === 'checklist'
    ? field.options.map(({ value }) => value)
    : null

function ofElement(element: Element): readonly Source[] {
  const { inputs, outputs, loop, adHoc, declares, decision, script, events, id } = element
  const mapped = [...inputs, ...outputs, ...(loop?.kind === 'multiple' && loop.output ? [loop.output] : [])]
  const caught = events.flatMap((event) =>
    event.kind === 'error' || event.kind === 'escalation' ? [event.codeVariable, event.messageVariable] : [],
  )
  const names = [
    ...declares,
    ...caught,
    ...[loop?.kind === 'multiple' ? loop.item : null, adHoc?.output?.target, decision?.resultVariable],
    ...(script ? (scriptNames(script.expression, script.resultVariable) ?? []) : []),
    ...jobNames(element),
    ...mapped.flatMap(({ reads }) => reads?.store),
    // What a script or decision gives without a name of its own.
    ...(script ? [id] : []),
  ]
  const received = receives(element)
    ? outputs.flatMap(({ source, target }) => (source.trim() === target ? target : []))
    : []
  return [
    ...mapped.flatMap(ofMapping),
    ...received.map(anything),
    ...names.filter((name) => typeof name === 'string').map(anything),
  ]
}

/** Out of these a value under its own name may be a new one. At a task people bring what its form asks; without one, nothing. */
const receives = ({ job, called, type }: Element): boolean =>
  job !== null || called !== null || waitsForOthers({ type })

function ofMapping({ source, target, writes }: Mapping): readonly Source[] {
  if (writes) return []
  const [variable = target, ...path] = target.split('.')
  // Out of a scope under its own name: the value stays what it was.
  if (path.length === 0 && source.trim() === target) return []
  const fixed = path.length === 0 ? constantOf(source)?.value : undefined
  if (fixed === null) return [{ variable, values: [] }]
  return [{ variable, values: typeof fixed === 'string' ? [fixed] : null }]
}

/** The variables that a FEEL script writes; null when they cannot be told. */
function scriptNames(expression: string, result: string | null): readonly string[] | null {
  if (result !== null) return [result]
  const [value, ...more] = treeOf(expression).children[0]?.children ?? []
  if (!value || more.length > 0) return null
  if (value.kind.endsWith('Literal')) return []
  if (value.kind !== 'Context') return null
  return value.children.filter(({ kind }) => kind === 'ContextEntry').flatMap(({ children: [key] }) => keyName(key))
}

const keyName = (key: Parameters<typeof nameIn>[0] | undefined): readonly string[] =>
  key ? [nameIn(key).replace(/^"(.*)"$/s, '$1')] : []

function jobNames({ job, outputs }: Element): readonly string[] {
  if (!job || hasOutputs(outputs)) return []
  if (job.topic === SCRIPT_TOPIC)
    return job.headers['resultVariable'] === undefined ? [] : [job.headers['resultVariable']]
  return JOB_RESULTS[job.topic] ?? []
}

/** With output mappings only these write outward. */
const hasOutputs = (outputs: readonly Mapping[]): boolean => outputs.some(({ writes }) => writes === undefined)

/** A start that nobody describes by a form may bring anything; a clock brings nothing. */
function startsOpen({ elements }: Model): boolean {
  const top = Object.values(elements).filter(({ type, parent }) => type === 'bpmn:Process' && parent === null)
  const starts = top
    .flatMap(({ children }) => children)
    .flatMap((id) => elements[id] ?? [])
    .filter(({ type, instantiate }) => type === 'bpmn:StartEvent' || instantiate !== null)
  return starts.length === 0 || starts.some(({ form, event }) => form === null && event?.kind !== 'timer')
}

function isOpen({ forms, models, messages = {} }: ProcessFiles, element: Element): boolean {
  const { form, job, script, outputs, events, listeners, called } = element
  if (form !== null && forms.every(({ name }) => name !== form)) return true
  if (listeners.length > 0) return true
  if (script && scriptNames(script.expression, script.resultVariable) === null) return true
  if (called && called.allOut) return models.every(({ process }) => called.process !== JSON.stringify(process))
  if (hasOutputs(outputs)) return false
  if (job) return jobNames(element).length === 0
  return waitsForOthers(element) && events.some((event) => bringsAnything(event, messages))
}

function bringsAnything(event: EventDefinition, messages: NonNullable<ProcessFiles['messages']>): boolean {
  if (event.kind === 'message') return !Object.hasOwn(messages, event.name)
  return ['signal', 'error', 'escalation'].includes(event.kind)
}

const waitsForOthers = ({ type }: Pick<Element, 'type'>): boolean =>
  ['bpmn:StartEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', 'bpmn:ReceiveTask'].includes(type)
