/** An XML file without its meaning: whether it is whole, which words of others it holds, and a text that is the same for files that say the same. */
import { Parser } from 'saxen'

export interface XmlFile {
  /** Why it cannot be read; null when it is well-formed. */
  readonly broken: string | null
  readonly root: { readonly uri: string; readonly name: string } | null
  /** How often elements and attributes of each namespace occur. */
  readonly namespaces: ReadonlyMap<string, number>
  /** Ids of the standard's elements that stand more than once. */
  readonly twice: readonly string[]
  /** Equal for files that differ only in spaces, prefixes, the order of attributes, or the order of parts where it means nothing. */
  readonly same: string
}

interface Open {
  readonly uri: string
  readonly name: string
  readonly prefixes: Readonly<Record<string, string>>
  readonly attributes: readonly string[]
  readonly inside: string[]
}

const BPMN = /^http:\/\/www\.omg\.org\/spec\/BPMN\/20100524\/(?:MODEL|DI)$/
const STANDARD = /^https?:\/\/www\.omg\.org\/spec\//
const none: Readonly<Record<string, string>> = { xml: 'http://www.w3.org/XML/1998/namespace' }

export function readXml(text: string): XmlFile {
  const stack: Open[] = []
  const namespaces = new Map<string, number>()
  const ids = new Map<string, number>()
  let root: Open | null = null
  let same = ''
  let broken: string | null = null
  const parser = new Parser()
  parser.on('error', (error, place) => void (broken ??= `Zeile ${place().line + 1}: ${sayFault(error.message)}`))
  parser.on('warn', () => {})
  parser.on('openTag', (tag, given, decode) => {
    const open = opened(tag, given(), decode, stack.at(-1)?.prefixes ?? none)
    for (const uri of open.uris) namespaces.set(uri, (namespaces.get(uri) ?? 0) + 1)
    if (open.id !== null) ids.set(open.id, (ids.get(open.id) ?? 0) + 1)
    stack.push(open.element)
    root ??= open.element
  })
  parser.on('closeTag', () => {
    const closed = stack.pop()
    if (!closed) return
    same = write(closed)
    stack.at(-1)?.inside.push(same)
  })
  const say = (said: string): void => {
    const plain = said.trim().replace(/\s+/g, ' ')
    if (plain) stack.at(-1)?.inside.push(plain)
  }
  parser.on('text', (said, decode) => say(decode(said)))
  parser.on('cdata', say)
  parser.parse(text.replace(/^\uFEFF/, ''))
  const top = root as Open | null
  return {
    broken: broken ?? (top && stack.length === 0 ? null : 'Die Datei hört mittendrin auf.'),
    root: top && { uri: top.uri, name: top.name },
    namespaces,
    twice: [...ids].filter(([, count]) => count > 1).map(([id]) => id),
    same,
  }
}

const faults: readonly (readonly [RegExp, string])[] = [
  [/unexpected end of file|unclosed/, 'Hier hört die Datei mittendrin auf.'],
  [/closing tag|close tag/, 'Hier endet ein anderes Element, als zuletzt begonnen hat.'],
  [/start tag/, 'Hier steht Text außerhalb aller Elemente.'],
  [/attribute|attr/, 'Hier ist ein Attribut falsch geschrieben.'],
]

const sayFault = (message: string): string =>
  faults.find(([test]) => test.test(message))?.[1] ?? 'Hier ist ein Zeichen, das dort nicht stehen darf.'

function opened(
  tag: string,
  given: Readonly<Record<string, string>>,
  decode: (text: string) => string,
  around: Readonly<Record<string, string>>,
) {
  const all = Object.entries(given).map(([name, value]) => [name, decode(value)] as const)
  const declared = all.flatMap(([name, value]) => (/^xmlns(?::|$)/.test(name) ? [[name.slice(6), value] as const] : []))
  const prefixes = declared.length > 0 ? { ...around, ...Object.fromEntries(declared) } : around
  const own = all.filter(([name]) => !/^xmlns(?::|$)/.test(name)).map(([name, value]) => ({ name, value }))
  const { uri, name } = resolved(tag, prefixes, prefixes[''] ?? '')
  const attributes = own.map((one) => meant({ ...resolved(one.name, prefixes, ''), value: one.value }, prefixes))
  // What others hang in may name what it likes.
  const id = STANDARD.test(uri) ? (own.find((one) => one.name === 'id')?.value ?? null) : null
  return {
    id,
    uris: [uri, ...attributes.flatMap((one) => one.uri || [])],
    element: {
      uri,
      name,
      prefixes,
      attributes: attributes.map((one) => ` {${one.uri}}${one.name}=${JSON.stringify(one.value)}`).sort(),
      inside: [],
    } satisfies Open,
  }
}

function resolved(name: string, prefixes: Readonly<Record<string, string>>, plain: string) {
  const [prefix = '', local] = name.split(':')
  return local === undefined ? { uri: plain, name: prefix } : { uri: prefixes[prefix] ?? prefix, name: local }
}

/** The value of `xsi:type` is a name with a prefix. */
function meant<A extends { readonly uri: string; readonly name: string; readonly value: string }>(
  attribute: A,
  prefixes: Readonly<Record<string, string>>,
): A {
  if (attribute.name !== 'type' || !attribute.uri.endsWith('/XMLSchema-instance')) return attribute
  const { uri, name } = resolved(attribute.value, prefixes, prefixes[''] ?? '')
  return { ...attribute, value: `{${uri}}${name}` }
}

/** In BPMN and its drawing the order of parts says nothing; of the points of a line, in extensions and in decisions it does. */
function write({ uri, name, attributes, inside }: Open): string {
  const parts = BPMN.test(uri) && !/Edge$|^extensionElements$/.test(name) ? inside.toSorted() : inside
  return `<{${uri}}${name}${attributes.join('')}>${parts.join('')}</>`
}
