/** `laufzettel catalogue import`: compares the public catalogue with a file, and takes what it is told to. */
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { kinds, type Kind } from '../catalogue/import/compare.ts'
import { decide, kindWords } from '../catalogue/import/decide.ts'
import { formatWords, labelOf, UnreadableFile, type CatalogueFile } from '../catalogue/import/entry.ts'
import { readCatalogue } from '../catalogue/import/read.ts'
import { keepTrial, listTrial, tryImport, type Counts, type Given } from '../catalogue/import/store.ts'
import { localDay } from '../context.ts'
import { systemClock } from '../open.ts'
import { defineCommand, UsageError, type CliIo } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel catalogue import <Datei> [--complete] [--list] [--accept <Arten>] [--json] [--db <Adresse>]

Vergleicht den öffentlichen Leistungskatalog mit einer Datei: LeiKa-Liste (CSV), CSV des FIM-Portals oder XZuFi (XML).
Ohne --list und --accept ist es ein Probelauf: Es wird gezeigt, was neu, geändert, ersetzt, zusammengelegt oder entfallen
ist, und nichts geändert. Was die Stadt selbst eingetragen hat (Fallzahlen, Amt, Zuständigkeit, Gebühren), bleibt immer.

CSV darf UTF-8 oder ISO-8859-1 sein und Komma oder Semikolon verwenden; nötig sind Spalten für Schlüssel (leika_key,
Schluessel) und Bezeichnung (name, Bezeichnung). XML mit Dokumenttyp-Deklaration wird nicht angenommen.

  --complete        die Datei ist der ganze Katalog: Schlüssel, die in ihr fehlen, sind entfallen
  --list            legt jeden Unterschied zur Entscheidung vor (im Browser unter OZG, Katalog abgleichen)
  --accept <Arten>  übernimmt sofort: new, changed, replaced, merged, dropped (mit Komma) oder all; der Rest wird vorgelegt
  --json            das Ergebnis als JSON
  --db <Adresse>    andere Datenbank als die der Einstellungen: sqlite:<Datei> oder postgres://…

Ausgang: 0 verglichen (auch mit abgelehnten Zeilen), 1 Datei nicht verwendbar, 2 falsch aufgerufen.`

export const catalogueImport = defineCommand({
  name: 'catalogue import',
  usage,
  options: {
    complete: { type: 'boolean' },
    list: { type: 'boolean' },
    accept: { type: 'string' },
    json: { type: 'boolean' },
    db: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new UsageError('Bitte genau eine Datei angeben.')
    const accept = kindsIn(values.accept)
    const at = systemClock.now()
    const bytes = await readFile(resolve(io.cwd, path)).catch((error: unknown) => unusable(path, error, io))
    const file = bytes && usable(path, bytes, localDay(at), io)
    if (!bytes || !file) return 1
    return withTown(values.db, async (db, town) => {
      const given = {
        ...{ file, bytes, fileName: basename(path), complete: values.complete ?? false },
        ...{ at, author: 'Kommandozeile' },
      }
      const trial = await tryImport({ db, town }, given)
      const accepted = values.list || accept.length > 0 ? await take({ db, town }, given, accept) : null
      const result = { file: path, format: file.format, ...trial.counts, accepted, rejections: file.rejected }
      if (values.json) io.out(JSON.stringify(result))
      else print(file, trial, accepted, io)
      return 0
    })
  },
})

function kindsIn(accept: string | undefined): readonly Kind[] {
  if (accept === undefined) return []
  const asked = accept === 'all' ? kinds : accept.split(',').map((one) => one.trim())
  const wrong = asked.find((one) => !kinds.includes(one as Kind))
  if (wrong !== undefined) throw new UsageError(`--accept kennt „${wrong}“ nicht: ${kinds.join(', ')} oder all.`)
  return asked as readonly Kind[]
}

async function take(source: Parameters<typeof keepTrial>[0], given: Given, accept: readonly Kind[]): Promise<number> {
  const id = await keepTrial(source, given)
  await listTrial(source, id)
  let done = 0
  for (const kind of accept) done += (await decide(source, { kind, importId: id }, 'accepted', given)).done
  return done
}

function unusable(path: string, error: unknown, io: CliIo): null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw error
  io.err(`${path}: ${code === 'ENOENT' ? 'Die Datei gibt es nicht.' : 'Die Datei lässt sich nicht lesen.'}`)
  return null
}

function usable(path: string, bytes: Buffer, today: string, io: CliIo): CatalogueFile | null {
  try {
    return readCatalogue(bytes, today)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    io.err(`${path}: ${error.message}`)
    return null
  }
}

/** So many of each kind are shown; the page shows them all. */
const SHOWN = 20

function print(
  file: CatalogueFile,
  { counts, fresh }: Awaited<ReturnType<typeof tryImport>>,
  accepted: number | null,
  io: CliIo,
): void {
  const line = file.format === 'xzufi' ? 'Leistung' : 'Zeile'
  for (const { line: at, name, reason } of file.rejected)
    io.out(`${line} ${at}: abgelehnt, ${reason}${name ? ` – ${name}` : ''}`)
  if (file.rejected.length > 0) io.out('')
  for (const kind of kinds) {
    const of = fresh.map(({ difference }) => difference).filter((one) => one.kind === kind && kind !== 'new')
    for (const one of of.slice(0, SHOWN)) io.out(`${kindWords[kind]}: ${sentenceOf(one)}`)
    if (of.length > SHOWN) io.out(`… und ${of.length - SHOWN} weitere`)
  }
  for (const [count, word] of totals(counts)) io.out(`${String(count).padStart(6)} ${word}`)
  io.out('')
  io.out(
    accepted === null
      ? `Probelauf (${formatWords[file.format]}): nichts geändert. Mit --list vorlegen, mit --accept übernehmen.`
      : `${accepted} übernommen; alles Übrige wartet auf eine Entscheidung.`,
  )
}

function sentenceOf(one: Awaited<ReturnType<typeof tryImport>>['fresh'][number]['difference']): string {
  if (one.kind === 'changed') return `${one.key} ${labelOf(one.field)}: „${one.before}“ → „${one.after}“`
  if (one.to.length > 0) return `${one.from.join(', ')} → ${one.to.join(', ')} ${one.name}`
  return `${one.key} ${one.name}`
}

const totals = (counts: Counts): readonly (readonly [number, string])[] => [
  ...kinds.map((kind) => [counts[kind], kindWords[kind]] as const),
  [counts.unchanged, 'unverändert'],
  [counts.waiting, 'warten schon auf eine Entscheidung'],
  [counts.kept, 'anders, aber „unseres behalten“ entschieden'],
  [counts.notNamed, 'bei uns, in der Datei nicht genannt'],
  [counts.over, 'in der Datei beendet oder ersetzt, uns unbekannt'],
  [counts.rejected, 'abgelehnt'],
  [counts.rows, 'Zeilen insgesamt'],
]
