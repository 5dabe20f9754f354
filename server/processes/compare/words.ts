/** What the elements of a drawing are called in sentences. */
import type { Model } from 'bpmn-js-differ'
import { drawnKind, kindIn, sayBeside, type DrawnFlow, type DrawnNode } from '../../../engine/index.ts'

export interface Drawing {
  readonly nodes: ReadonlyMap<string, DrawnNode>
  readonly flows: ReadonlyMap<string, DrawnFlow>
}

/** Null for parts of the file that nobody sees. */
export const kindOf = ({ $type }: Model): string | null => drawnKind($type)?.de ?? null

/** "Der Schritt „Akte holen“"; what has no name is called after what stands beside it: "Die Entscheidung nach „Akte holen“". */
export function called(model: Model & { readonly name?: string }, drawing: Drawing): string {
  const { $type, name = '', id = '' } = model
  const { de, article } = kindIn($type, name.trim() ? 2 : from(id, drawing).length)
  return `${article} ${de} ${name.trim() ? `„${name.trim()}“` : beside(id, drawing)}`
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
  return sayBeside({
    at: named([host]),
    before: named(into(id, drawing).map(({ source }) => source)),
    after: named(from(id, drawing).map(({ target }) => target)),
    inside: named([parent]),
  })
}
