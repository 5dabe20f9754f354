/** Finds the tasks of a model in which data are typed into another system. */

export interface Retyping {
  /** Name of the task. */
  readonly task: string
  readonly system: string
}

/**
 * User tasks whose `lz:step` says that data come in and data go out: what stands in one system is typed into another.
 * (A media break is also "the same data typed into a second system".) The compiled model knows no `lz:step`, because the
 * engine does not run by it; user tasks do not nest, so that the text of each can be looked at alone.
 */
export function retypingIn(xml: string): readonly Retyping[] {
  return [...xml.matchAll(/<(?:\w+:)?userTask\b([^>]*)(?<!\/)>(.*?)<\/(?:\w+:)?userTask>/gs)].flatMap(
    ([, head = '', body = '']) => {
      const step = /<lz:step\b([^>]*)>/.exec(body)?.[1]
      if (!step || attribute(step, 'mediumIn') !== 'data' || attribute(step, 'mediumOut') !== 'data') return []
      const system = attribute(step, 'system') ?? 'Fachverfahren'
      return system === OWN ? [] : [{ task: attribute(head, 'name') ?? 'Aufgabe', system }]
    },
  )
}

/** What is entered here stays here: no second system. */
const OWN = 'Laufzettel'

function attribute(text: string, name: string): string | null {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1]
  return value?.trim() ? unescape(value.trim()) : null
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#10;': ' ',
  '&apos;': "'",
}
const unescape = (text: string): string => text.replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? entity)
