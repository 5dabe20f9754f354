/** The list for spreadsheets, exactly what the page shows: CSV with semicolons and a byte order mark, and XLSX. */
import writeExcelFile from 'write-excel-file/node'
import type { RatedEntry } from '../ratings/rate.ts'
import { checkedWord, countedWord, responsibleWords, statusWords, viaWords } from '../ratings/words.ts'

type Column = readonly [title: string, value: (entry: RatedEntry) => string]

const columns: readonly Column[] = [
  ['Kennung', ({ service }) => service.id],
  ['Leistung', ({ service }) => service.name],
  ['OZG', ({ service }) => (service.ozg ? 'ja' : 'nein')],
  ['LeiKa-Schlüssel', ({ service }) => service.leika.map(({ key }) => key).join(' ')],
  ['Amt', ({ service }) => service.office],
  ['Zuständig', ({ service }) => responsibleWords[service.responsible]],
  ['Status', ({ maturity }) => statusWords[maturity.status]],
  ['Es fehlt', ({ maturity }) => maturity.missing.join('; ')],
  ['Nächster Schritt', ({ maturity }) => maturity.next ?? ''],
  ['Weg', ({ maturity }) => viaWords[maturity.via]],
  ['Adresse', ({ maturity }) => maturity.address ?? ''],
  ['Getestet am', ({ maturity }) => maturity.testedOn ?? ''],
  ['Offene Fragen', ({ maturity }) => String(maturity.open)],
  ['Fälle im Jahr', ({ service }) => service.casesPerYear.value?.toString() ?? ''],
  ['Fallzahl', ({ service }) => countedWord(service.casesPerYear.estimate)],
  ['Quelle der Fallzahl', ({ service }) => service.casesPerYear.source],
  ['Rechtsgrundlage', ({ service }) => service.legalBasis.text],
  ['Rechtsgrundlage geprüft', ({ service }) => checkedWord(service.legalBasis.checked)],
]

export function csvOf(entries: readonly RatedEntry[]): string {
  const rows = [columns.map(([title]) => title), ...entries.map((entry) => columns.map(([, value]) => value(entry)))]
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

// Spreadsheets run what begins with these signs as a formula; an apostrophe makes it text.
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same columns as a workbook. Every cell is a text: nothing in it is ever run as a formula. */
export function xlsxOf(entries: readonly RatedEntry[]): Promise<Buffer> {
  const head = columns.map(([title]) => ({ value: title, type: String, fontWeight: 'bold' as const }))
  const rows = entries.map((entry) => columns.map(([, value]) => ({ value: value(entry), type: String })))
  return writeExcelFile([head, ...rows]).toBuffer()
}
