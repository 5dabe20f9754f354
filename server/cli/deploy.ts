/** `laufzettel deploy`: makes new versions from process folders. */
import { resolve } from 'node:path'
import { systemClock } from '../open.ts'
import { deployPath, type FolderResult } from '../runtime/index.ts'
import { type CliIo, defineCommand, UsageError } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel deploy <Ordner | Datei.bpmn>… [--process <id>] [--by <name>] [--db <Adresse>]

Stellt Prozesse als neue Version bereit. Ein Prozessordner enthält process.bpmn, decisions/*.dmn, forms/*.form,
letters/*.json und service.json; aus einem Ordner mit Prozessordnern werden alle genommen. Gleicher Inhalt ergibt
keine neue Version. Laufende Vorgänge bleiben auf ihrer Version. Ein laufender Server bietet die Leistung
Sekunden später an.

  --process <id>   nur diesen Prozess
  --by <name>      wer bereitstellt; ohne Angabe: cli
  --db <Adresse>   andere Datenbank als die eingestellte

Ergebnis: 0 alles bereitgestellt, 1 etwas kann nicht laufen, 2 der Aufruf ist falsch.`

export const deploy = defineCommand({
  name: 'deploy',
  usage,
  options: { process: { type: 'string' }, by: { type: 'string' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length === 0) throw new UsageError('Bitte nennen Sie einen Ordner oder eine Datei.')
    const options = { by: values.by ?? 'cli', ...(values.process !== undefined && { process: values.process }) }
    return withTown(values.db, async (db, town) => {
      const results: FolderResult[] = []
      for (const path of positionals) {
        const found = await deployPath({ db, town, clock: systemClock }, resolve(io.cwd, path), options).catch(
          missing(path),
        )
        results.push(...found)
      }
      if (results.length === 0) throw new UsageError(`Nichts zum Bereitstellen gefunden in: ${positionals.join(', ')}`)
      for (const one of results) print(one, io)
      return results.every(({ result }) => result.deployed) ? 0 : 1
    })
  },
})

const missing =
  (path: string) =>
  (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(`Diesen Pfad gibt es nicht: ${path}`)
    throw error
  }

function print({ file, process, result }: FolderResult, io: CliIo): void {
  if (!result.deployed) io.err(`✗ ${process ?? file} kann nicht laufen`)
  else if (result.isNew) io.out(`✓ ${process}: Version ${result.version} bereitgestellt`)
  else io.out(`✓ ${process}: unverändert, Version ${result.version}`)
  const say = result.deployed ? io.out : io.err
  for (const { element, severity, reason, instead } of result.problems)
    say(`    ${severity === 'error' ? 'Fehler' : 'Hinweis'}: ${element ?? 'Datei'}: ${reason.de} ${instead.de}`)
}
