/** What the elements of a drawing are called in sentences. */
import type { Model } from 'bpmn-js-differ'
import type { DrawnFlow, DrawnNode } from '../../../engine/index.ts'

export interface Drawing {
  readonly nodes: ReadonlyMap<string, DrawnNode>
  readonly flows: ReadonlyMap<string, DrawnFlow>
}

const kinds: readonly (readonly [RegExp, string, article: string])[] = [
  [/SubProcess$|Transaction$/, 'Teilprozess', 'Der'],
  [/CallActivity$/, 'Aufruf', 'Der'],
  [/Task$/, 'Schritt', 'Der'],
  [/StartEvent$/, 'Beginn', 'Der'],
  [/EndEvent$/, 'Ende', 'Das'],
  [/Event$/, 'Ereignis', 'Das'],
  [/ExclusiveGateway$|InclusiveGateway$|ComplexGateway$/, 'Entscheidung', 'Die'],
  [/Gateway$/, 'Verzweigung', 'Die'],
  [/:Lane$/, 'Bahn', 'Die'],
  [/MessageFlow$/, 'Nachricht', 'Die'],
  [/DataObjectReference$|DataStoreReference$/, 'Unterlage', 'Die'],
]

/** Null for parts of the file that nobody sees. */
export const kindOf = ({ $type }: Model): string | null => kinds.find(([type]) => type.test($type))?.[1] ?? null

/** "Der Schritt „Akte holen“"; what has no name is called after what stands beside it: "Die Entscheidung nach „Akte holen“". */
export function called(model: Model & { readonly name?: string }, drawing: Drawing): string {
  const { $type, name = '', id = '' } = model
  const [, kind = 'Element', article = 'Das'] = kinds.find(([type]) => type.test($type)) ?? []
  if (name.trim()) return `${article} ${kind} „${name.trim()}“`
  const joins = kind === 'Entscheidung' && from(id, drawing).length < 2
  return `${article} ${joins ? 'Zusammenführung' : kind} ${beside(id, drawing)}`
}

/** An end of a way: "„Akte holen“", "einer Stelle nach „Akte holen“". */
export function endOfWay(id: string, drawing: Drawing): string {
  const name = drawing.nodes.get(id)?.name
  return name ? `„${name}“` : `einer Stelle ${beside(id, drawing)}`
}

const from = (id: string, { flows }: Drawing): readonly DrawnFlow[] =>
  [...flows.values()].filter(({ source }) => source === id)
const into = (id: string, { flows }: Drawing): readonly DrawnFlow[] =>
  [...flows.values()].filter(({ target }) => target === id)

function beside(id: string, drawing: Drawing): string {
  const named = (ids: readonly (string | null | undefined)[]): string | undefined =>
    ids.map((one) => drawing.nodes.get(one ?? '')?.name).find(Boolean)
  const { parent, host } = drawing.nodes.get(id) ?? {}
  const at = named([host])
  const before = named(into(id, drawing).map(({ source }) => source))
  const after = named(from(id, drawing).map(({ target }) => target))
  const inside = named([parent])
  if (at) return `an „${at}“`
  if (before) return `nach „${before}“`
  if (after) return `vor „${after}“`
  return inside ? `in „${inside}“` : 'ohne Namen'
}
