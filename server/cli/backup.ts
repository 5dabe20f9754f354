/** `laufzettel backup`: copies the SQLite file while the town works. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyFile } from '../audit/keys.ts'
import { backup as copy } from '../db/backup.ts'
import { readSettings } from '../settings.ts'
import { defineCommand, UsageError } from './command.ts'

const usage = `laufzettel backup <Datei>

Sichert die SQLite-Datei in eine neue Datei, auch während der Betrieb läuft, und prüft die Kopie. PostgreSQL sichert man mit pg_dump.

Der Schlüssel der Prüfpunkte liegt nicht in der Datenbank und wird nicht mitgesichert: Bewahren Sie ihn getrennt auf.`

export const backup = defineCommand({
  name: 'backup',
  usage,
  options: {},
  async run({ positionals }, io) {
    const [name, ...others] = positionals
    if (name === undefined || others.length > 0) throw new UsageError('Bitte nennen Sie eine Datei.')
    const settings = readSettings(process.env)
    if (!settings.databaseUrl.startsWith('sqlite:'))
      throw new UsageError('Die Datenbank ist PostgreSQL: Bitte mit pg_dump sichern.')
    const to = resolve(io.cwd, name)
    if (existsSync(to)) throw new UsageError(`Diese Datei gibt es schon, sie wird nicht überschrieben: ${name}`)
    await copy(settings.databaseUrl.slice('sqlite:'.length), to)
    io.out(`Gesichert und geprüft: ${name}`)
    io.out(`Nicht in der Sicherung: ${keyFile(settings)}`)
    return 0
  },
})
