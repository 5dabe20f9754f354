/** form-js as this program uses it: keeps our properties, speaks German, tells every change. */
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css'
import { FormEditor } from '@bpmn-io/form-js-editor'
import type { Around } from '../app/aroundFile.ts'
import { namesUsed } from '../draft/namesUsed.ts'
import { arrangeGroups } from './groups.ts'
import { followLabels } from './followLabels.ts'
import { germanize } from './germanize.ts'
import { sayFormWords } from './germanHints.ts'
import { partsFor, type LibraryEntry, type Part } from './library.ts'
import { pressPalette, shownOnly } from './palette.ts'
import { atEnd, parentOf, placeFor, placeForGroup, stepFor, type Place, type Placed } from './places.ts'

interface Modeling {
  addFormField(attributes: Part, into: Placed, index: number): Placed
  editFormField(field: Placed, property: string, value: unknown): void
  moveFormField(field: Placed, from: Placed, into: Placed, at: number, index: number, row: object): void
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
  /** What the step is called to which the field of that key or id belongs; null where there is none. */
  stepOf(name: string): string | null
  /** Lays the field of that key or id into the step to which it belongs; without any step, into a new one. */
  moveIntoStep(name: string): void
  setProperty(field: Placed, name: string, value: string): void
  json(): string
  close(): void
}

const INSERT = 'laufzettel.insert'
const MOVE = 'laufzettel.moveIntoStep'

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

interface Move {
  readonly field: Placed
  readonly from: Placed
  /** Null where there is no step yet. */
  readonly step: Placed | null
  readonly row: object
}

class MoveHandler {
  static readonly $inject = ['modeling']
  readonly #modeling: Modeling
  constructor(modeling: Modeling) {
    this.#modeling = modeling
  }
  preExecute({ field, from, step, row }: Move): void {
    const at = (): number => (from.components ?? []).indexOf(field)
    const target = step ?? this.#modeling.addFormField({ type: 'group', components: [] }, from, at())
    this.#modeling.moveFormField(field, from, target, at(), atEnd(target).index, row)
  }
}

/** @param onChange also when something else is selected */
export async function createEditor(
  container: HTMLElement,
  json: string,
  onChange: () => void,
  { application, settled }: Pick<Around, 'application' | 'settled'>,
): Promise<FormDesk> {
  const editor = new FormEditor({
    container,
    exporter: { name: 'Laufzettel', version: '0.1.0' },
    additionalModules: [shownOnly],
  })
  const end = germanize(container, sayFormWords)
  await editor.importSchema(JSON.parse(json) as never)
  const stack = editor.get<Stack>('commandStack')
  stack.registerHandler(INSERT, InsertHandler)
  stack.registerHandler(MOVE, MoveHandler)
  followLabels(editor, () => new Set([...settled(), ...namesUsed('', [{ kind: 'form', content: jsonOf(editor) }])]))
  for (const event of ['changed', 'selection.changed']) editor.on(event, onChange)
  arrangeGroups(editor)
  const placing = placingIn(editor, application)
  pressPalette(container, placing.add)
  return {
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    canUndo: () => stack.canUndo(),
    canRedo: () => stack.canRedo(),
    ...placing,
    setProperty(field, name, value) {
      const others = Object.entries(field.properties ?? {}).filter(([known]) => known !== name)
      const properties = Object.fromEntries(value.trim() ? [...others, [name, value.trim()]] : others)
      editor.get<Modeling>('modeling').editFormField(field, 'properties', properties)
    },
    json: () => jsonOf(editor),
    close() {
      end()
      editor.destroy()
    },
  }
}

const jsonOf = (editor: FormEditor): string => JSON.stringify(editor.saveSchema(), null, 2)

/** What puts and moves fields. */
function placingIn(editor: FormEditor, application: boolean) {
  const stack = editor.get<Stack>('commandStack')
  const selection = editor.get<{ get(): Placed | null; set(field: Placed): void }>('selection')
  const fields = editor.get<{ getAll(): readonly Placed[] }>('formFieldRegistry')
  const rows = editor.get<{ getRowForField(field: Placed): object }>('formLayouter')
  const root = (): Placed => fields.getAll().find(({ type }) => type === 'default') ?? { id: '', type: 'default' }
  const put = (parts: readonly Part[], place: Place): void => stack.execute(INSERT, { ...place, parts })
  const named = (name: string): Placed | undefined => fields.getAll().find(({ key, id }) => key === name || id === name)
  return {
    selected: (): Placed | null => selection.get(),
    select(name: string): void {
      const field = named(name)
      if (field) selection.set(field)
    },
    add: (type: string): void =>
      put([{ type }], (type === 'group' ? placeForGroup : placeFor)(root(), selection.get(), application)),
    insert: (entry: LibraryEntry): void =>
      put(partsFor(entry, keysIn(root())), placeFor(root(), selection.get(), application)),
    stepOf(name: string): string | null {
      const field = named(name)
      return (field && stepFor(root(), field)?.label) ?? null
    },
    moveIntoStep(name: string): void {
      const field = named(name)
      const from = field && parentOf(root(), field)
      if (!field || !from) return
      stack.execute(MOVE, { field, from, step: stepFor(root(), field), row: rows.getRowForField(field) })
    },
  }
}

const keysIn = (root: Placed): readonly string[] =>
  (root.components ?? []).flatMap((one) => [...(one.key ? [one.key] : []), ...keysIn(one)])
