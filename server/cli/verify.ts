/** `laufzettel verify`: whether somebody has changed what happened. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readExport } from '../audit/exports.ts'
import { sentenceOf } from '../audit/finding.ts'
import { publicKey, readSigningKey, type PublicKey } from '../audit/keys.ts'
import { verify, type VerifyReport } from '../audit/verify.ts'
import { readSettings } from '../settings.ts'
import { defineCommand, UsageError, type CliIo } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel verify [--checkpoints <Datei>] [--key <Datei>]… [--json] [--db <Adresse>]

Prüft jeden Vorgang: ob die Kette seiner Schritte ganz ist, ob sein gespeicherter Stand aus ihnen folgt, ob ein Vorgang fehlt, und ob alles
da ist, was die unterschriebenen Prüfpunkte bezeugen. Läuft neben dem Betrieb.

  --checkpoints <Datei>  vergleicht auch mit Prüfpunkten, die anderswo aufbewahrt wurden (laufzettel checkpoints export)
  --key <Datei>          öffentlicher Schlüssel, dessen Unterschrift auch gilt; der Schlüssel dieser Installation gilt immer
  --json                 als JSON, eine Zeile
  --db <Adresse>         andere Datenbank als die eingestellte

Ergebnis: 0 alles in Ordnung, 1 etwas wurde gefunden, 2 der Aufruf ist falsch.`

export const verifyTown = defineCommand({
  name: 'verify',
  usage,
  options: {
    checkpoints: { type: 'string' },
    key: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    db: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError(`Unbekannte Angabe: ${positionals.join(' ')}`)
    const file = values.checkpoints
    const exported = file === undefined ? [] : await readExport(resolve(io.cwd, file)).catch(missing(file))
    const keys = await keysOf(values.key ?? [], io)
    return withTown(values.db, async (db, town) => {
      const report = await verify({ db, town, keys, exported })
      if (values.json) io.out(JSON.stringify(report))
      else print(report, io)
      return report.findings.length === 0 ? 0 : 1
    })
  },
})

async function keysOf(files: readonly string[], { cwd }: CliIo): Promise<PublicKey[]> {
  const own = await readSigningKey(readSettings(process.env))
  const given = files.map(async (file) => publicKey(await readFile(resolve(cwd, file), 'utf8').catch(missing(file))))
  return [...(own ? [own.public] : []), ...(await Promise.all(given))]
}

const missing =
  (path: string) =>
  (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(`Diese Datei gibt es nicht: ${path}`)
    throw error
  }

function print({ cases, steps, erased, checkpoints, findings }: VerifyReport, io: CliIo): void {
  io.out(`Geprüft: ${cases} Vorgänge mit ${steps} Schritten, ${checkpoints} Prüfpunkte`)
  if (erased > 0) io.out(`${erased} Vorgänge haben gelöschte Inhalte: von ihnen ist nur die Kette geprüft.`)
  if (checkpoints === 0)
    io.out('Es gibt noch keinen Prüfpunkt: Dass ein Vorgang ganz fehlt, fällt nur an seiner Nummer auf.')
  for (const found of findings) io.err(`✗ ${sentenceOf(found)}`)
  io.out(findings.length === 0 ? '✓ Nichts wurde geändert.' : `${findings.length} Befunde`)
}
