/** `laufzettel demo`: what `npm start` runs. Migrates, fills an empty database with the demo town, serves. */
import { demoAccounts, demoPassword } from '../demo/accounts.ts'
import { seedDemo } from '../demo/seed.ts'
import { migrate } from '../db/migrate.ts'
import { listen } from '../listen.ts'
import { makeLog, openContext, openDatabase, systemClock } from '../open.ts'
import { readSettings, type Settings } from '../settings.ts'
import { defineCommand, type CliIo } from './command.ts'

const usage = `laufzettel demo

Startet die Demo-Stadt: legt beim ersten Mal alles an, zeigt Adressen und Anmeldungen. Nie für echte Daten.`

export const demo = defineCommand({
  name: 'demo',
  usage,
  options: {},
  async run(_parsed, io) {
    const settings = readSettings({ LOG_LEVEL: 'warn', ...process.env })
    const db = await openDatabase(settings)
    const parts = { db, clock: systemClock, log: makeLog(settings.logLevel) }
    await migrate(db)
    if (await seedDemo(settings, parts, { cases: true, history: true })) io.out('Demo-Stadt angelegt.')
    const context = await openContext(settings, parts)
    if (!context.town.demo) {
      await db.destroy()
      io.err('Diese Datenbank gehört einer echten Stadt. Für den Betrieb bitte: npm run -s laufzettel -- serve')
      return 1
    }
    await listen(context, () => welcome(settings, io))
    return 0
  },
})

function welcome({ publicUrl }: Settings, io: CliIo): void {
  io.out(
    [
      '',
      `  Laufzettel, Demo-Stadt Wittlich — ${publicUrl}`,
      '',
      `  Bürgerportal   ${publicUrl}/leistungen/hund-anmelden`,
      `  Mitarbeitende  ${publicUrl}/amt`,
      '',
      `  Anmeldungen (Passwort für alle: ${demoPassword})`,
      ...demoAccounts.map(({ login, does }) => `    ${login.padEnd(8)} ${does}`),
      '',
      '  Alles hier ist erfunden. Strg-C beendet.',
      '',
    ].join('\n'),
  )
}
