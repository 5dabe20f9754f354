/** Reads the public LeiKa list as it comes: UTF-8 or ISO-8859-1, comma or semicolon, quoted fields, dirt included. */
import { recordsIn, UnreadableFile, type CsvRecord } from './csv.ts'

/** A row that can be stored, with the line of the file on which it begins. */
export interface LeikaRow {
  readonly line: number
  readonly key: string
  readonly name: string
  readonly typ: string | null
  readonly ozgId: string | null
  /** All columns as they stand in the file, trimmed. */
  readonly data: Readonly<Record<string, string>>
}

export interface Rejection {
  readonly line: number
  readonly key: string
  readonly name: string
  readonly reason: string
}

export interface LeikaFile {
  readonly rows: readonly LeikaRow[]
  readonly rejected: readonly Rejection[]
}

/** Every line after the heading is either a row or a rejection. Throws `UnreadableFile` when there is no usable heading. */
export function readLeika(bytes: Uint8Array): LeikaFile {
  const [head, ...records] = recordsIn(decode(bytes))
  const columns = columnsOf(head)
  const lines = new Map<string, number>()
  const rows: LeikaRow[] = []
  const rejected: Rejection[] = []
  for (const record of records) {
    const row = rowOf(record, columns)
    const reason = wrong(record, row, columns, lines)
    if (reason) rejected.push({ line: row.line, key: row.key, name: row.name, reason })
    else {
      rows.push(row)
      lines.set(row.key, row.line)
    }
  }
  return { rows, rejected }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What is not UTF-8 is taken for ISO-8859-1, in which the federal catalogue is published.
    return new TextDecoder('iso-8859-1').decode(bytes)
  }
}

interface Columns {
  readonly names: readonly string[]
  readonly key: number
  readonly name: number
  readonly typ: number
  readonly ozg: number
}

const aliases = {
  key: ['leika_key', 'leika-schlüssel', 'leikaschlüssel', 'leistungsschlüssel', 'schlüssel', 'key'],
  name: ['name', 'bezeichnung', 'leistungsbezeichnung', 'leistung'],
  typ: ['leika_typ', 'leika-typ', 'typ', 'typisierung'],
  ozg: ['ozg_id', 'ozg-id', 'ozg id'],
}

function columnsOf(head: CsvRecord | undefined): Columns {
  const names = (head?.values ?? []).map((name) => name.trim().toLowerCase())
  const at = (which: keyof typeof aliases): number => names.findIndex((name) => aliases[which].includes(name))
  const columns = { names, key: at('key'), name: at('name'), typ: at('typ'), ozg: at('ozg') }
  if (columns.key < 0 || columns.name < 0)
    throw new UnreadableFile('Die erste Zeile muss Spalten für Schlüssel (leika_key) und Bezeichnung (name) nennen.')
  return columns
}

function rowOf({ line, values }: CsvRecord, { names, key, name, typ, ozg }: Columns): LeikaRow {
  const value = (index: number): string => (values[index] ?? '').trim()
  return {
    line,
    key: value(key),
    name: value(name),
    typ: value(typ) || null,
    ozgId: value(ozg) || null,
    data: Object.fromEntries(names.map((column, index) => [column, value(index)])),
  }
}

/** `99` + group (3) + service (3) + action (3) + detail (3): FIM, building block Leistungen. */
const key = /^99\d{12}$/

function wrong(
  { values, raw }: CsvRecord,
  row: LeikaRow,
  { names }: Columns,
  lines: ReadonlyMap<string, number>,
): string | null {
  if (raw.split('"').length % 2 === 0) return 'ein Anführungszeichen ist nicht geschlossen'
  if (values.length !== names.length) return `${values.length} statt ${names.length} Spalten`
  if (row.key === '') return 'der Schlüssel fehlt'
  if (!key.test(row.key)) return `"${row.key}" ist kein LeiKa-Schlüssel (99 und zwölf weitere Ziffern)`
  if (row.name === '') return 'die Bezeichnung fehlt'
  if (raw.includes('\0')) return 'die Zeile enthält unlesbare Zeichen'
  if ([row.typ, row.ozgId].some((short) => (short?.length ?? 0) > 200)) return 'Typ oder OZG-Nummer ist zu lang'
  const before = lines.get(row.key)
  return before === undefined ? null : `der Schlüssel steht schon in Zeile ${before}`
}
