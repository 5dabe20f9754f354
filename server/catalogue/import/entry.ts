/** One entry of the public catalogue, however the file was written that names it. */

/** Values by field; only fields that the file has at all, so that a missing column changes nothing. */
export type Fields = Readonly<Record<string, string>>

export interface Entry {
  /** Line of the CSV file, or the number of the Leistung in the XML file. */
  readonly at: number
  readonly key: string
  readonly fields: Fields
  /** Keys that the file names as taking the place of this one, and keys whose place this one takes. */
  readonly successors: readonly string[]
  readonly predecessors: readonly string[]
  /** The file itself says that the key is no longer to be used. */
  readonly ended: Ended | null
}

export type Ended = 'inactive' | 'expired'

export interface Rejection {
  readonly line: number
  readonly key: string
  readonly name: string
  readonly reason: string
}

export const formats = ['leika', 'fim', 'xzufi'] as const
export type Format = (typeof formats)[number]

export const formatWords: Readonly<Record<Format, string>> = {
  leika: 'LeiKa-Liste',
  fim: 'CSV des FIM-Portals',
  xzufi: 'XZuFi',
}

export interface CatalogueFile {
  readonly format: Format
  readonly rows: readonly Entry[]
  readonly rejected: readonly Rejection[]
}

/** The file as a whole cannot be read; the message says why and what to do. */
export class UnreadableFile extends Error {}

/** `99` + group (3) + service (3) + action (3) + detail (3): FIM, building block Leistungen. */
export const isKey = (text: string): boolean => /^99\d{12}$/.test(text)

/** Without the prefix of the URN, as which FIM also writes a key. */
export const bareKey = (text: string): string => text.trim().replace(/^urn:de:fim:leika:leistung:/, '')

/** Names under which files write a field, in small letters: LeiKa list of the OZG database, LeiKa CSV of the FIM portal, its API. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  key: ['leika_key', 'leika-schlüssel', 'leikaschlüssel', 'leistungsschlüssel', 'leistungsschluessel', 'schlüssel'],
  name: ['name', 'bezeichnung', 'leistungsbezeichnung', 'leistung'],
  name2: ['bezeichnung2', 'leistungsbezeichnung2', 'leistungsbezeichnung_2', 'leistungsbezeichnung ii'],
  typ: ['leika_typ', 'leika-typ', 'typ', 'typisierung'],
  ozgId: ['ozg_id', 'ozg-id', 'ozg id'],
  legalBasis: ['rechtsgrundlage', 'rechtsgrundlagen', 'handlungsgrundlage', 'handlungsgrundlagen'],
  situations: ['lage', 'portalverbund lagen'],
  situationCodes: ['portalverbund lagen codes'],
  status: ['freigabestatus', 'freigabe_status', 'status_katalog'],
  validFrom: ['gültig ab', 'gueltig_ab'],
  validTo: ['gültig bis', 'gueltig_bis'],
  successors: ['ersetzt durch', 'ersetzt_durch', 'nachfolger', 'replacements'],
  predecessors: ['ersetzt', 'vorgänger'],
}
const canonical = new Map([
  ...Object.entries(aliases).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
  ...['schluessel', 'key'].map((name) => [name, 'key'] as const),
])

/** The field that a column or a stored value belongs to; what is not known keeps its own name in small letters. */
export function fieldNamed(column: string): string {
  const name = column.trim()
  return canonical.get(name.toLowerCase()) ?? (Object.hasOwn(aliases, name) ? name : name.toLowerCase())
}

const labels: Readonly<Record<string, string>> = {
  name: 'Bezeichnung',
  name2: 'Bezeichnung II',
  typ: 'Typ',
  ozgId: 'OZG-Nummer',
  legalBasis: 'Rechtsgrundlage',
  situations: 'Lage',
  situationCodes: 'Lage (Schlüssel)',
  status: 'Freigabestatus',
  validFrom: 'gültig ab',
  validTo: 'gültig bis',
  trust: 'Vertrauensniveau',
}
export const labelOf = (field: string): string => labels[field] ?? field

/** Every key that a text names. */
export const keysIn = (text: string): readonly string[] => [...new Set(text.match(/(?<!\d)99\d{12}(?!\d)/g) ?? [])]

/** Status 7 is "inaktiv" and 8 "löschen" (urn:xoev-de:xprozess:codeliste:status); an end in the past has ended. */
export function endedBy({ status = '', validTo = '' }: Fields, today: string): Ended | null {
  if (['7', '8', 'inaktiv', 'löschen'].includes(status.trim().toLowerCase())) return 'inactive'
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})/.exec(validTo) ?? []
  const end = year ? `${year}-${month}-${day}` : validTo.slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(end) && end < today ? 'expired' : null
}
