/** `laufzettel rehearse`: plays stories and says which hold. */
import {
  type BuildStage,
  type CompileCache,
  rehearse as play,
  type Rehearsal,
  type RehearseOptions,
} from '../../engine/index.ts'
import { scriptRunner } from '../jobs/script/run-script.ts'
import { readSettings } from '../settings.ts'
import { type CliIo, defineCommand, type ExitCode, UsageError } from './command.ts'
import { findFiles, type FoundFile } from './find-files.ts'
import { inParallel } from './in-parallel.ts'
import { readStory } from './read-story.ts'

const usage = `laufzettel rehearse <Geschichte.json | Ordner>… [--json] [--restore] [--db <Adresse>]

Spielt Geschichten nach und sagt, welche halten. Ordner werden nach Geschichten durchsucht.

  --json           eine Zeile JSON je Geschichte
  --restore        schreibt den Vorgang zwischen je zwei Schritten als JSON und liest ihn zurück
  --db <Adresse>   spielt in der echten Laufzeit und Datenbank: sqlite::memory:, sqlite:<Datei> oder postgres://…

Ergebnis: 0 alle halten, 1 eine hält nicht, 2 eine ist nicht lesbar.`

export const rehearse = defineCommand({
  name: 'rehearse',
  usage,
  options: { json: { type: 'boolean' }, restore: { type: 'boolean' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length === 0) throw new UsageError('Bitte nennen Sie eine Geschichte oder einen Ordner.')
    const found = await findFiles(positionals, io.cwd, (name) => name.endsWith('.json'))
    const runScript = scriptRunner(readSettings(process.env).script)
    const told = await withStage(values.db, (stage) =>
      tellAll(found, { restore: values.restore ?? false, cache: new Map(), runScript, ...stage }),
    )
    if (told.length === 0) throw new UsageError(`Keine Geschichte gefunden in: ${positionals.join(', ')}`)
    for (const one of told) (values.json ? asJson : asText)(one, io)
    if (!values.json) io.out(summary(told))
    return exitCode(told)
  },
})

/** Calls `play` with a stage on the database, or with none: then stories play in memory. */
async function withStage<T>(url: string | undefined, play: (stage: { stage?: BuildStage }) => Promise<T>): Promise<T> {
  if (url === undefined) return play({})
  if (!/^(sqlite:.|postgres(ql)?:\/\/)/.test(url)) throw new UsageError(`Diese Datenbankadresse ist unbekannt: ${url}`)
  return (await import('./stage-on-database.ts')).onDatabase(url, play)
}

/** A story's outcome as it is printed; `errors` when it could not be read. */
interface Told {
  readonly file: string
  readonly rehearsal: Rehearsal | null
  readonly errors: readonly string[]
  readonly ms: number
}

async function tellAll(
  found: readonly FoundFile[],
  options: RehearseOptions & { cache: CompileCache },
): Promise<Told[]> {
  const told = await inParallel(16, found, (file) => tell(file, options))
  return told.flatMap((one) => one ?? [])
}

async function tell(found: FoundFile, options: RehearseOptions): Promise<Told | null> {
  const read = await readStory(found)
  if (read === null) return null
  const file = found.name
  if ('errors' in read) return { file, rehearsal: null, errors: read.errors, ms: 0 }
  const before = performance.now()
  const rehearsal = await play(read.story, read.files, options)
  return { file, rehearsal, errors: [], ms: Math.round((performance.now() - before) * 10) / 10 }
}

function asJson({ file, rehearsal, errors, ms }: Told, io: CliIo): void {
  const { story, ok, failures, visited, refused } = rehearsal ?? { story: null, ok: false, failures: [], visited: [] }
  const why = { ...(refused && { refused }), ...(errors.length > 0 && { errors }) }
  io.out(JSON.stringify({ story, file, ok, failures, ...why, visited, ms }))
}

function asText({ file, rehearsal, errors, ms }: Told, io: CliIo): void {
  if (!rehearsal) return io.err([`✗ ${file} ist nicht lesbar`, ...errors].join('\n    '))
  const { story, ok, failures, refused = [] } = rehearsal
  io.out(ok ? `✓ ${story} (${ms} ms)` : `✗ ${story}\n    ${file}`)
  for (const { element, reason } of refused) io.out(`    abgelehnt: ${element}: ${reason}`)
  for (const { step, expected, actual } of failures)
    io.out(`    Schritt ${step}: erwartet ${JSON.stringify(expected)}, war ${JSON.stringify(actual)}`)
}

function summary(told: readonly Told[]): string {
  const held = told.filter((one) => one.rehearsal?.ok).length
  return `${held} von ${told.length} Geschichten halten.`
}

function exitCode(told: readonly Told[]): ExitCode {
  if (told.some((one) => one.errors.length > 0)) return 2
  return told.every((one) => one.rehearsal?.ok) ? 0 : 1
}
