/** Reads CSV that may be damaged: no line is lost, and each record knows the line on which it begins. */
import { CsvError, parse } from 'csv-parse/sync'
import { UnreadableFile } from './entry.ts'

export interface CsvRecord {
  readonly line: number
  readonly values: readonly string[]
  /** As it stands in the file. */
  readonly raw: string
}

/**
 * The records of a text with comma or semicolon, empty lines left out. A quotation mark that is never closed, or that swallows
 * the lines up to the next one, costs only its own line.
 */
export function recordsIn(text: string): readonly CsvRecord[] {
  const heading = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = heading.split(';').length > heading.split(',').length ? ';' : ','
  const columns = heading.split(delimiter).length
  return read(text, delimiter, 1).flatMap((record) => {
    return isTorn(record, columns)
      ? lines(record.raw).flatMap((line, index) => read(line, delimiter, record.line + index))
      : [record]
  })
}

/** Runs over several lines without being whole: wrong number of columns, or a field that kept its quotation mark. */
const isTorn = ({ raw, values }: CsvRecord, columns: number): boolean =>
  raw.includes('\n') &&
  (values.length !== columns || values.some((value) => value.startsWith('"') && value.includes('\n')))

interface Parsed {
  readonly record: string[]
  readonly raw: string
  readonly info: { readonly lines: number }
}

function read(text: string, delimiter: string, start: number): readonly CsvRecord[] {
  try {
    return records(text, delimiter, start)
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED')
      throw new UnreadableFile(
        `Die Datei ist keine lesbare CSV-Datei: ${error instanceof Error ? error.message : String(error)}`,
      )
    return aroundOpenQuote(text, delimiter, start, Number(error['records']))
  }
}

/** What stands before the record with the open quotation mark, its first line by itself, and what stands after that line. */
function aroundOpenQuote(text: string, delimiter: string, start: number, complete: number): readonly CsvRecord[] {
  const before = complete === 0 ? [] : records(text, delimiter, start, complete)
  const last = before.at(-1)
  const from = last ? last.line - start + lines(last.raw).length : 0
  const all = lines(text)
  const bad = all.findIndex((line, index) => index >= from && line.trim() !== '')
  const open = { line: start + bad, raw: all[bad] ?? '', values: [all[bad] ?? ''] }
  return [...before, open, ...read(all.slice(bad + 1).join('\n'), delimiter, start + bad + 1)]
}

function records(text: string, delimiter: string, start: number, to?: number): readonly CsvRecord[] {
  const options = {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    raw: true,
    info: true,
  }
  const parsed = parse(text, to === undefined ? options : { ...options, to }) as unknown as Parsed[]
  return parsed.map(({ record, raw, info }) => {
    const written = raw.trim()
    // The parser counts the line on which a record ends; quoted fields may run over several.
    return { line: start + info.lines - lines(written).length, raw: written, values: record }
  })
}

const lines = (text: string): string[] => text.split(/\r\n|\r|\n/)
