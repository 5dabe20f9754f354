/** form-js as this program uses it: keeps our properties, speaks German, tells every change. */
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css'
import { FormEditor } from '@bpmn-io/form-js-editor'
import { germanize } from './germanize.ts'
import { germanWords } from './germanWords.ts'
import { partsFor, type LibraryEntry, type Part } from './library.ts'

/** A component in the editor. */
export interface Placed extends Part {
  readonly id: string
  readonly _parent?: string
  readonly properties?: Readonly<Record<string, string>>
  readonly components?: readonly Placed[]
}

interface Modeling {
  addFormField(attributes: Part, into: Placed, index: number): Placed
  editFormField(field: Placed, property: string, value: unknown): void
}
interface Stack {
  registerHandler(command: string, handler: new (...services: never[]) => object): void
  execute(command: string, context: object): void
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
}

export interface FormDesk {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  selected(): Placed | null
  /** Selects the field of that key or id, where there is one. */
  select(name: string): void
  /** Puts the parts of an entry behind what is selected, as one step to undo. */
  insert(entry: LibraryEntry): void
  setProperty(field: Placed, name: string, value: string): void
  json(): string
  close(): void
}

const INSERT = 'laufzettel.insert'
const FIRST = 2000

interface Named {
  label?: string
  dateLabel?: string
  timeLabel?: string
}

class InsertHandler {
  static readonly $inject = ['modeling']
  readonly #modeling: Modeling
  constructor(modeling: Modeling) {
    this.#modeling = modeling
  }
  preExecute({ parts, into, index }: { parts: readonly Part[]; into: Placed; index: number }): void {
    parts.forEach((part, offset) => this.#modeling.addFormField(part, into, index + offset))
  }
}

/** @param onChange also when something else is selected */
export async function createEditor(container: HTMLElement, json: string, onChange: () => void): Promise<FormDesk> {
  const editor = new FormEditor({ container, exporter: { name: 'Laufzettel', version: '0.1.0' } })
  const end = germanize(container, germanWords)
  await editor.importSchema(JSON.parse(json) as never)
  const stack = editor.get<Stack>('commandStack')
  stack.registerHandler(INSERT, InsertHandler)
  editor.on('commandStack.formField.add.preExecute', FIRST, (event: { context: { formField: Named } }) => {
    // The word that the editor gives a new field would stand in the form.
    const field = event.context.formField
    for (const name of ['label', 'dateLabel', 'timeLabel'] as const)
      field[name] &&= germanWords[field[name]] ?? field[name]
  })
  const selection = editor.get<{ get(): Placed | null; set(field: Placed): void }>('selection')
  const fields = editor.get<{ getAll(): readonly Placed[] }>('formFieldRegistry')
  const root = (): Placed => fields.getAll().find(({ type }) => type === 'default') ?? { id: '', type: 'default' }
  for (const event of ['changed', 'selection.changed']) editor.on(event, onChange)
  return {
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    canUndo: () => stack.canUndo(),
    canRedo: () => stack.canRedo(),
    selected: () => selection.get(),
    select: (name) => selectNamed(name, fields.getAll(), selection),
    insert(entry) {
      const placed = placeFor(root(), selection.get())
      stack.execute(INSERT, { ...placed, parts: partsFor(entry, keysIn(root())) })
    },
    setProperty(field, name, value) {
      const others = Object.entries(field.properties ?? {}).filter(([known]) => known !== name)
      const properties = Object.fromEntries(value.trim() ? [...others, [name, value.trim()]] : others)
      editor.get<Modeling>('modeling').editFormField(field, 'properties', properties)
    },
    json: () => JSON.stringify(editor.saveSchema(), null, 2),
    close() {
      end()
      editor.destroy()
    },
  }
}

function selectNamed(name: string, fields: readonly Placed[], selection: { set(field: Placed): void }): void {
  const field = fields.find(({ key, id }) => key === name || id === name)
  if (field) selection.set(field)
}

/** Into the selected group, behind the selected field, else at the end of the last group or of the form. */
function placeFor(root: Placed, selected: Placed | null): { readonly into: Placed; readonly index: number } {
  const around = selected && parentOf(root, selected)
  if (selected?.type === 'group') return { into: selected, index: selected.components?.length ?? 0 }
  if (selected && around) return { into: around, index: (around.components ?? []).indexOf(selected) + 1 }
  const last = root.components?.at(-1)
  const into = last?.type === 'group' ? last : root
  return { into, index: into.components?.length ?? 0 }
}

const parentOf = (root: Placed, field: Placed): Placed | null =>
  root.components?.includes(field) ? root : (root.components?.map((one) => parentOf(one, field)).find(Boolean) ?? null)

const keysIn = (root: Placed): readonly string[] =>
  (root.components ?? []).flatMap((one) => [...(one.key ? [one.key] : []), ...keysIn(one)])
