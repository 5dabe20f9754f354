/**
 * Reads the services (Leistungen) of an XZuFi message, versions 2.1 to 2.3.
 *
 * What 2.1 and 2.2 write was read off programs that read real messages: namespace `http://xoev.de/schemata/xzufi/2_2_0`,
 * `leistung` with `id`, `referenzLeiKa/code`, `typisierung/code`, `modulText` with `leikaTextmodul/code` and `inhalt`
 * (`languageCode`), codes without a prefix (github.com/codedust/xzufi; the portal's text modules 02 Leistungsbezeichnung,
 * 03 Leistungsbezeichnung II, 07 Handlungsgrundlagen: urn:de:xzufi:codeliste:leistungstextmodulleika). For 2.3 the names follow
 * from the fields that the FIM portal's API has for `Leistung231` (openapi.json 0.24.0 in
 * github.com/maschinenlesbar-org/fim-portal-cli): `referenzLeistungsschluessel`, `statusKatalog`, `gueltigkeit`. No 2.3 message
 * and no schema of it could be had: prefixes and the namespace are therefore not compared, only the local names.
 */
import { Parser } from 'saxen'
import {
  bareKey,
  endedBy,
  isKey,
  UnreadableFile,
  type CatalogueFile,
  type Entry,
  type Fields,
  type Rejection,
} from './entry.ts'

/** Beyond these the file is refused: no catalogue is that deep or has that many services or that long a text. */
export const bounds = { depth: 60, services: 60_000, text: 100_000 }

/** Throws `UnreadableFile` for what is no XZuFi, is not well-formed, declares a document type or goes beyond the bounds. */
export function readXzufi(xml: string, today: string): CatalogueFile {
  const rows: Entry[] = []
  const rejected: Rejection[] = []
  const seen = new Map<string, number>()
  let number = 0
  walk(xml, (leistung) => {
    if (++number > bounds.services) throw new UnreadableFile(`Die Datei hat mehr als ${bounds.services} Leistungen.`)
    const entry = entryOf(leistung, number, today)
    const reason = wrong(leistung, entry, seen)
    if (reason) rejected.push({ line: number, key: entry.key, name: entry.fields['name'] ?? '', reason })
    else {
      rows.push(entry)
      seen.set(entry.key, number)
    }
  })
  if (number === 0) throw new UnreadableFile('In der Datei steht keine Leistung (Element „leistung“).')
  return { format: 'xzufi', rows, rejected }
}

/** Texts below one Leistung by their path of local names. */
interface Leistung {
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly modules: readonly Module[]
}

interface Module {
  code: string
  /** The first German text, else the first. */
  text: string
  language: string
}

interface Element {
  readonly name: string
  /** Of a text, `de` where it says none. */
  readonly language: string
  text: string
}

const NOT_WELL_FORMED =
  'Die Datei ist kein lesbares XML, vielleicht ist sie abgeschnitten. Laden Sie sie bitte noch einmal herunter.'

/** Calls `found` for each Leistung, one at a time: the whole tree is never held. */
function walk(xml: string, found: (leistung: Leistung) => void): void {
  const path: Element[] = []
  let inside: { texts: Map<string, string[]>; modules: Module[]; depth: number } | null = null
  const parser = new Parser()
  const refuse = (reason: string): never => {
    throw new UnreadableFile(reason)
  }
  parser.on('error', () => refuse(NOT_WELL_FORMED))
  parser.on('warn', () => {})
  // `<!DOCTYPE …>` and everything else of that kind: it may name entities, and no catalogue needs it.
  parser.on('attention', () =>
    refuse('Die Datei enthält eine Dokumenttyp-Deklaration (DOCTYPE). Das wird nicht angenommen.'),
  )
  parser.on('openTag', (tag, attributes) => {
    const name = localName(tag)
    if (path.length === 0) expectXzufi(attributes())
    if (path.length >= bounds.depth) refuse('Die Datei ist zu tief verschachtelt.')
    // The attributes can only be read while their tag is.
    const language = name === 'inhalt' ? (attributes()['languageCode'] ?? 'de') : 'de'
    path.push({ name, language, text: '' })
    if (name === 'leistung' && !inside) inside = { texts: new Map(), modules: [], depth: path.length }
    else if (name === 'modulText') inside?.modules.push({ code: '', text: '', language: '' })
  })
  const add = (text: string): void => {
    const top = path.at(-1)
    if (!top || !inside) return
    top.text += text
    if (top.text.length > bounds.text) refuse('Ein Text der Datei ist zu lang.')
  }
  parser.on('text', (text, decode) => add(decode(text)))
  parser.on('cdata', (text) => add(text))
  parser.on('closeTag', () => {
    const element = path.pop()
    if (!element || !inside) return
    if (path.length < inside.depth) {
      found(inside)
      inside = null
    } else keep(inside, [...path.slice(inside.depth), element])
  })
  parser.parse(xml)
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1)

function expectXzufi(attributes: Readonly<Record<string, string>>): void {
  const said = Object.entries(attributes).some(
    ([name, value]) => (name === 'xmlns' || name.startsWith('xmlns:')) && value.includes('/xzufi/'),
  )
  if (!said)
    throw new UnreadableFile('Das ist keine XZuFi-Datei: Der Namensraum (http://xoev.de/schemata/xzufi/…) fehlt.')
}

function keep({ texts, modules }: { texts: Map<string, string[]>; modules: Module[] }, path: readonly Element[]): void {
  const element = path.at(-1)
  const text = element?.text.trim() ?? ''
  if (!element || text === '') return
  const where = path.map(({ name }) => name).join('/')
  const module = modules.at(-1)
  if (where === 'modulText/leikaTextmodul/code' && module) module.code = text
  else if (where === 'modulText/inhalt' && module) {
    const { language } = element
    const better = language.startsWith('de') && !module.language.startsWith('de')
    if (module.text === '' || better) Object.assign(module, { text, language })
  } else texts.set(where, [...(texts.get(where) ?? []), text])
}

const modulesByCode: Readonly<Record<string, string>> = { '02': 'name', '03': 'name2', '07': 'legalBasis' }

const codes = ({ texts }: Leistung, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [...(texts.get(`${name}/code`) ?? []), ...(texts.get(name) ?? [])])

const keysOf = (leistung: Leistung): readonly string[] => [
  ...new Set(codes(leistung, 'referenzLeiKa', 'referenzLeistungsschluessel').map(bareKey)),
]

function entryOf(leistung: Leistung, at: number, today: string): Entry {
  const fields = fieldsOf(leistung)
  return {
    at,
    key: keysOf(leistung)[0] ?? '',
    fields,
    successors: [],
    predecessors: [],
    ended: endedBy(fields, today),
  }
}

function fieldsOf(leistung: Leistung): Fields {
  const single = {
    typ: codes(leistung, 'typisierung').join(';'),
    status: codes(leistung, 'statusKatalog').join(';'),
    trust: codes(leistung, 'vertrauensniveau').join(';'),
    validFrom: leistung.texts.get('gueltigkeit/beginn')?.[0] ?? '',
    validTo: leistung.texts.get('gueltigkeit/ende')?.[0] ?? '',
  }
  const texts = leistung.modules.flatMap(({ code, text }) => {
    const field = modulesByCode[code]
    return field ? [[field, plain(text)] as const] : []
  })
  // What the message leaves out says nothing about what we have.
  return Object.fromEntries([...texts, ...Object.entries(single)].filter(([, value]) => value !== ''))
}

/** Texts may hold HTML: of that only the words. */
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function wrong(leistung: Leistung, { key, fields }: Entry, seen: ReadonlyMap<string, number>): string | null {
  const keys = keysOf(leistung)
  if (keys.length === 0) return 'der Leistungsschlüssel fehlt'
  if (keys.length > 1) return `nennt mehrere Schlüssel (${keys.join(', ')}) und ist darum keinem zuzuordnen`
  if (!isKey(key)) return `"${key}" ist kein LeiKa-Schlüssel (99 und zwölf weitere Ziffern)`
  if (!fields['name']) return 'die Bezeichnung fehlt (Textmodul 02)'
  if ((fields['typ'] ?? '').length > 200) return 'der Typ ist zu lang'
  const before = seen.get(key)
  return before === undefined ? null : `der Schlüssel steht schon in Leistung ${before}`
}
