/** Keys and values that follow what a person writes, until somebody has set them by hand or something refers to them. */
import type { FormEditor } from '@bpmn-io/form-js-editor'
import { drawnByLot, free, freeKey, keyFrom, madeFrom, valueFrom } from './keys.ts'
import { germanWords } from './germanWords.ts'

interface Option {
  readonly label?: string
  readonly value?: string
}

/** A field as its command carries it, still to be written to. */
export interface Growing {
  readonly id: string
  readonly type: string
  readonly subtype?: string
  readonly _parent?: string
  key?: string
  label?: string
  dateLabel?: string
  timeLabel?: string
  values?: readonly Option[]
  readonly defaultValue?: unknown
}

interface Add {
  readonly formField: Growing
}
interface Edit {
  readonly formField: Growing
  properties: Readonly<Record<string, unknown>>
}
interface Registry {
  getValuePath(field: Growing): readonly string[]
  claimPath(path: readonly string[], how: { readonly isClosed: boolean; readonly claimerId: string }): void
  unclaimPath(path: readonly string[]): void
}

const FIRST = 2000
const labels = ['label', 'dateLabel', 'timeLabel'] as const

/** Which of its labels a field is called by. */
const labelOf = ({ type, subtype }: Growing): (typeof labels)[number] =>
  type === 'datetime' ? (subtype === 'time' ? 'timeLabel' : 'dateLabel') : 'label'

/** @param settled names that are in use outside of this form or were deployed: they stay */
export function followLabels(editor: FormEditor, settled: () => ReadonlySet<string>): void {
  const registry = editor.get<Registry>('pathRegistry')
  const all = editor.get<{ getAll(): readonly Growing[] }>('formFieldRegistry')
  const others = (field: Growing): readonly string[] =>
    all.getAll().flatMap(({ id, key }) => (key && id !== field.id ? [key] : []))

  editor.on('commandStack.formField.add.preExecute', FIRST, ({ context: { formField } }: { context: Add }) => {
    sayGerman(formField)
    if (!formField.key || !drawnByLot(formField.key, formField.type)) return
    const path = registry.getValuePath(formField)
    formField.key = freeKey(formField[labelOf(formField)] ?? '', others(formField))
    registry.unclaimPath(path)
    claim(registry, formField)
  })
  keepClaims(editor, registry)
  const before = rememberValues(editor, all)
  editor.on('commandStack.formField.edit.preExecute', FIRST, ({ context }: { context: Edit }) => {
    const { formField, properties } = context
    const stay = settled()
    if (properties['values']) formField.values = before(formField)
    const key = newKey(formField, properties, others(formField), stay)
    context.properties = { ...properties, ...(key === null ? {} : { key }), ...newValues(formField, properties, stay) }
  })
}

/** The editor writes a choice into the list that it has, before it says so: what was there is kept aside. */
function rememberValues(
  editor: FormEditor,
  all: { getAll(): readonly Growing[] },
): (field: Growing) => readonly Option[] {
  const known = new WeakMap<Growing, readonly Option[]>()
  const remember = (): void => {
    for (const field of all.getAll()) if (field.values) known.set(field, structuredClone(field.values))
  }
  remember()
  editor.on('changed', remember)
  return (field) => known.get(field) ?? field.values ?? []
}

const claim = (registry: Registry, field: Growing): void =>
  registry.claimPath(registry.getValuePath(field), { isClosed: true, claimerId: field.id })

/** A field that is taken back leaves its key claimed: nobody could use it again. */
function keepClaims(editor: FormEditor, registry: Registry): void {
  const released = new WeakSet<Growing>()
  editor.on('commandStack.formField.add.reverted', ({ context: { formField } }: { context: Add }) => {
    if (!formField.key) return
    released.add(formField)
    registry.unclaimPath(registry.getValuePath(formField))
  })
  editor.on('commandStack.formField.add.executed', ({ context: { formField } }: { context: Add }) => {
    if (released.delete(formField)) claim(registry, formField)
  })
}

/** The words that the editor gives a new field would stand in the form. */
function sayGerman(field: Growing): void {
  // In the list of fields it is a kind of field, here the heading of a step.
  if (field.type === 'group' && field.label === 'Group') field.label = 'Neuer Abschnitt'
  for (const name of labels) field[name] &&= germanWords[field[name]] ?? field[name]
  if (field.values) field.values = field.values.map(germanOption)
}

/** `Value 2` is what the editor calls a new choice. */
function germanOption(option: Option): Option {
  const found = /^Value(?: (\d+))?$/.exec(option.label ?? '')
  if (!found) return option
  const label = `Möglichkeit ${found[1] ?? 1}`
  return { ...option, label, value: valueFrom(label) }
}

function newKey(
  field: Growing,
  properties: Readonly<Record<string, unknown>>,
  taken: readonly string[],
  settled: ReadonlySet<string>,
): string | null {
  const named = labelOf(field)
  const label = properties[named]
  if (typeof label !== 'string' || 'key' in properties || !field.key || settled.has(field.key)) return null
  if (/^=|\{\{/.test(label)) return null
  const follows = madeFrom(field.key, keyFrom(field[named] ?? '')) || drawnByLot(field.key, field.type)
  return follows ? freeKey(label, taken) : null
}

/** Each value after its label, where it was so before; a value that is chosen to begin with stays chosen. */
function newValues(
  { values: before = [], defaultValue }: Growing,
  { values: now }: Readonly<Record<string, unknown>>,
  settled: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  if (!Array.isArray(now)) return {}
  const german = (now as readonly Option[]).map(germanOption)
  if (before.length !== german.length) return { values: german }
  const values = german.map((option, index) => {
    const old = before[index]
    const value = option.value ?? ''
    if (!old || option.label === old.label || value !== old.value || settled.has(value)) return option
    if (!madeFrom(value, valueFrom(old.label ?? ''))) return option
    const taken = german.flatMap((other) => (other === option ? [] : [other.value ?? '']))
    return { ...option, value: free(valueFrom(option.label ?? ''), taken) }
  })
  const chosen = before.findIndex(({ value }) => value !== undefined && value === defaultValue)
  return { values, ...(chosen < 0 ? {} : { defaultValue: values[chosen]?.value }) }
}
