/** What the elements of a drawing are called in sentences. */
import type { Model } from 'bpmn-js-differ'

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

/** "Der Schritt „Akte holen“". */
export function called(model: Model & { readonly name?: string }): string {
  const [, kind = 'Element', article = 'Das'] = kinds.find(([type]) => type.test(model.$type)) ?? []
  return `${article} ${kind} „${model.name?.trim() || model.id}“`
}
