/** `laufzettel catalogue import`: takes the public LeiKa list into the town's database. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { importLeika, type ImportResult } from '../catalogue/leika/import.ts'
import { UnreadableFile } from '../catalogue/leika/csv.ts'
import { readLeika } from '../catalogue/leika/read.ts'
import { systemClock } from '../open.ts'
import { defineCommand, UsageError, type CliIo } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel catalogue import <Datei.csv> [--json] [--db <Adresse>]

Übernimmt die öffentliche Liste der LeiKa-Leistungen. Jede Zeile wird neu, geändert, unverändert oder mit Grund abgelehnt.

Die Datei darf UTF-8 oder ISO-8859-1 sein und Komma oder Semikolon verwenden. Die erste Zeile nennt die Spalten;
nötig sind leika_key und name. Ein zweiter Lauf mit derselben Datei ändert nichts.

  --json          das Ergebnis als JSON
  --db <Adresse>  andere Datenbank als die der Einstellungen: sqlite:<Datei> oder postgres://…

Ausgang: 0 übernommen (auch mit abgelehnten Zeilen), 1 Datei nicht verwendbar, 2 falsch aufgerufen.`

export const catalogueImport = defineCommand({
  name: 'catalogue import',
  usage,
  options: { json: { type: 'boolean' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new UsageError('Bitte genau eine Datei angeben.')
    try {
      const file = readLeika(await readFile(resolve(io.cwd, path)))
      return await withTown(values.db, async (db, town) => {
        const result = await importLeika(db, town.id, file, systemClock.now())
        if (values.json) io.out(JSON.stringify({ file: path, ...result }))
        else print(result, io)
        return 0
      })
    } catch (error) {
      const reason = unusable(error)
      if (reason === null) throw error
      io.err(`${path}: ${reason}`)
      return 1
    }
  },
})

function unusable(error: unknown): string | null {
  if (error instanceof UnreadableFile) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'Die Datei gibt es nicht.'
  return code === 'EACCES' || code === 'EISDIR' ? 'Die Datei lässt sich nicht lesen.' : null
}

function print({ rejections, rows, imported, updated, unchanged, rejected }: ImportResult, io: CliIo): void {
  for (const { line, name, reason } of rejections)
    io.out(`Zeile ${line}: abgelehnt, ${reason}${name ? ` – ${name}` : ''}`)
  if (rejections.length > 0) io.out('')
  for (const [count, word] of [
    [imported, 'neu'],
    [updated, 'geändert'],
    [unchanged, 'unverändert'],
    [rejected, 'abgelehnt'],
    [rows, 'Zeilen insgesamt'],
  ] as const)
    io.out(`${String(count).padStart(6)} ${word}`)
}
