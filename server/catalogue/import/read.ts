/** Reads a file of the public catalogue, whichever of the known formats it has. */
import type { CatalogueFile } from './entry.ts'
import { UnreadableFile } from './entry.ts'
import { readCsv } from './read-csv.ts'
import { readXzufi } from './read-xzufi.ts'

/** Larger files are no catalogue of services: all Leistungen of the federation as XZuFi stay far below. */
export const LARGEST = 100 * 1024 * 1024

/** `today` decides which entries have ended. Throws `UnreadableFile` with a sentence when nothing of it can be used. */
export function readCatalogue(bytes: Uint8Array, today: string): CatalogueFile {
  if (bytes.length > LARGEST) throw new UnreadableFile('Die Datei ist größer als 100 MB.')
  const text = decode(bytes)
  const file = /^\uFEFF?\s*</.test(text) ? readXzufi(text.replace(/^\uFEFF/, ''), today) : readCsv(text, today)
  if (file.rows.length === 0)
    throw new UnreadableFile(`In der Datei steht keine brauchbare Leistung${firstReason(file)}.`)
  return file
}

const firstReason = ({ rejected: [first, ...more], format }: CatalogueFile): string =>
  first
    ? `: alle ${more.length + 1} sind abgelehnt, die erste (${format === 'xzufi' ? 'Leistung' : 'Zeile'} ${first.line}): ${first.reason}`
    : ''

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What is not UTF-8 is taken for ISO-8859-1, in which the federal catalogue is published.
    return new TextDecoder('iso-8859-1').decode(bytes)
  }
}
