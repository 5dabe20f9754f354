/**
 * Reads catalogues that are tables: UTF-8 or ISO-8859-1, comma or semicolon, quoted fields, dirt included.
 *
 * Two are known. The LeiKa list as the OZG database of North Rhine-Westphalia keeps it (github.com/kdn-nrw/OZG-Datenbank-NRW):
 * `leika_key,name,leika_typ,ozg_id,rechtsgrundlage,…`. And the LeiKa table of the FIM portal, `leika_leistungen_de.csv`:
 * semicolons, ISO-8859-1, columns `Schluessel`, `Bezeichnung`, `Bezeichnung2`, `Typ`, `Leistungsgruppierung`, `Verrichtung`,
 * `Synonyme`, `Veröffentlichungsdatum`, `Portalverbund Lagen`, `Portalverbund Lagen Codes` (read off github.com/codedust/leika-tool,
 * `web/leika.js`). Which columns the portal's newer `/tools/search-csv-download` writes could not be confirmed: the names of
 * its API (`leistungsschluessel`, `leistungsbezeichnung_2`, `freigabe_status`, `replacements`) are understood too.
 */
import { recordsIn, type CsvRecord } from './csv.ts'
import {
  bareKey,
  endedBy,
  fieldNamed,
  isKey,
  keysIn,
  UnreadableFile,
  type CatalogueFile,
  type Entry,
  type Rejection,
} from './entry.ts'

/** Every line after the heading is either a row or a rejection. Throws `UnreadableFile` when there is no usable heading. */
export function readCsv(text: string, today: string): CatalogueFile {
  const [head, ...records] = recordsIn(text)
  const columns = columnsOf(head)
  const lines = new Map<string, number>()
  const rows: Entry[] = []
  const rejected: Rejection[] = []
  for (const record of records) {
    const row = rowOf(record, columns, today)
    const reason = wrong(record, row, columns, lines)
    if (reason) rejected.push({ line: row.at, key: row.key, name: row.fields['name'] ?? '', reason })
    else {
      rows.push(row)
      lines.set(row.key, row.at)
    }
  }
  return { format: isLeika(head) ? 'leika' : 'fim', rows, rejected }
}

const isLeika = (head: CsvRecord | undefined): boolean =>
  (head?.values ?? []).some((name) => /^leika[_-]?/i.test(name.trim()))

function columnsOf(head: CsvRecord | undefined): readonly string[] {
  const columns = (head?.values ?? []).map(fieldNamed)
  if (!columns.includes('key') || !columns.includes('name'))
    throw new UnreadableFile(
      'Die erste Zeile muss Spalten für Schlüssel (leika_key oder Schluessel) und Bezeichnung (name oder Bezeichnung) nennen.',
    )
  return columns
}

function rowOf({ line, values }: CsvRecord, columns: readonly string[], today: string): Entry {
  const all: Record<string, string> = {}
  columns.forEach((column, index) => {
    // A file with both "name" and "Bezeichnung" says the same twice: the first that is filled counts.
    all[column] = all[column] || (values[index] ?? '').trim()
  })
  const { key = '', successors = '', predecessors = '', ...fields } = all
  return {
    at: line,
    key: bareKey(key),
    fields,
    successors: keysIn(successors),
    predecessors: keysIn(predecessors),
    ended: endedBy(fields, today),
  }
}

const SHORT = ['typ', 'ozgId']

function wrong(
  { values, raw }: CsvRecord,
  { key, fields }: Entry,
  columns: readonly string[],
  lines: ReadonlyMap<string, number>,
): string | null {
  if (raw.split('"').length % 2 === 0) return 'ein Anführungszeichen ist nicht geschlossen'
  if (values.length !== columns.length) return `${values.length} statt ${columns.length} Spalten`
  if (key === '') return 'der Schlüssel fehlt'
  if (!isKey(key)) return `"${key}" ist kein LeiKa-Schlüssel (99 und zwölf weitere Ziffern)`
  if (!fields['name']) return 'die Bezeichnung fehlt'
  if (raw.includes('\0')) return 'die Zeile enthält unlesbare Zeichen'
  if (SHORT.some((field) => (fields[field] ?? '').length > 200)) return 'Typ oder OZG-Nummer ist zu lang'
  const before = lines.get(key)
  return before === undefined ? null : `der Schlüssel steht schon in Zeile ${before}`
}
