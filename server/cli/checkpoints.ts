/** `laufzettel checkpoints export`: what has been signed so far, to keep where nobody of this town can change it. */
import { resolve } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { exportCheckpoints } from '../audit/exports.ts'
import { readSigningKey } from '../audit/keys.ts'
import { readSettings } from '../settings.ts'
import { defineCommand, UsageError } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel checkpoints export <Datei> [--db <Adresse>]

Schreibt alle unterschriebenen Prüfpunkte in die Datei, und den öffentlichen Schlüssel daneben (<Datei>.pem). Bewahren Sie beides auf, wo
niemand es ändern kann, der die Datenbank ändern kann. "laufzettel verify --checkpoints <Datei>" vergleicht damit.

  --db <Adresse>  andere Datenbank als die eingestellte`

export const checkpointsExport = defineCommand({
  name: 'checkpoints export',
  usage,
  options: { db: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [name, ...others] = positionals
    if (name === undefined || others.length > 0) throw new UsageError('Bitte nennen Sie eine Datei.')
    const file = resolve(io.cwd, name)
    return withTown(values.db, async (db, town) => {
      const written = await exportCheckpoints(db, town, file)
      const key = await readSigningKey(readSettings(process.env))
      if (key) await writeFile(`${file}.pem`, key.public.pem)
      io.out(`${written} Prüfpunkte geschrieben: ${name}`)
      return 0
    })
  },
})
