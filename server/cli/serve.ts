/** `laufzettel serve`: production. Never installs, builds or seeds. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openTown } from '../db/town.ts'
import { schemaProblem } from '../db/migrate.ts'
import type { Db } from '../db/connect.ts'
import { listen } from '../listen.ts'
import { makeLog, openContext, openDatabase, systemClock } from '../open.ts'
import { readSettings } from '../settings.ts'
import { defineCommand } from './command.ts'

const usage = `laufzettel serve

Liefert die Seiten aus und arbeitet Fristen, Aufträge und Post ab. Für den Betrieb: installiert, baut und füllt nichts.

Einstellungen stehen in docs/settings.md. Strg-C beendet sauber.`

export const serve = defineCommand({
  name: 'serve',
  usage,
  options: {},
  async run(_parsed, io) {
    const settings = readSettings(process.env)
    const db = await openDatabase(settings)
    const problem = await whyNot(db, settings.town)
    if (problem) {
      await db.destroy()
      io.err(problem)
      return 1
    }
    const context = await openContext(settings, { db, clock: systemClock, log: makeLog(settings.logLevel) })
    await listen(context)
    return 0
  },
})

/** Why production must not start on this database, or null. */
async function whyNot(db: Db, key: string): Promise<string | null> {
  const problem = await schemaProblem(db)
  if (problem) return problem
  const town = await openTown(db, key)
  if (town.demo)
    return 'In dieser Datenbank gibt es Demo-Konten mit bekanntem Passwort. Für den Betrieb bitte eine leere Datenbank verwenden (DATA_DIR oder DATABASE_URL).'
  if (!existsSync(fileURLToPath(new URL('../../dist/modeler', import.meta.url))))
    return 'Der Modellierer ist nicht gebaut. Bitte zuerst: npm run build'
  return null
}
