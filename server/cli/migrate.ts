/** `laufzettel migrate`: brings the schema to this release and makes the town's row. */
import type { Town } from '../context.ts'
import { migrate as migrateDatabase } from '../db/migrate.ts'
import { createTown } from '../db/town.ts'
import { seedCatalogue } from '../catalogue/seed.ts'
import { openDatabase, systemClock } from '../open.ts'
import { mendQueues } from '../runtime/index.ts'
import { readSettings } from '../settings.ts'
import { seedOffices } from '../town/seed.ts'
import { defineCommand } from './command.ts'

const usage = `laufzettel migrate [--name <Name der Stadt>]

Bringt die Datenbank auf den Stand dieses Programms und legt die Stadt der Einstellung TOWN an, mit Ämtern und Leistungskatalog, wenn es
sie noch nicht gibt. Was ältere Server an offenen Aufgaben und neuer Post unvollständig hinterlassen haben, wird ergänzt.

  --name <Name>   wie die Stadt auf den Seiten heißt; ohne Angabe ihr Schlüssel mit großem Anfangsbuchstaben`

export const migrate = defineCommand({
  name: 'migrate',
  usage,
  options: { name: { type: 'string' } },
  async run({ values }, io) {
    const settings = readSettings(process.env)
    const db = await openDatabase(settings)
    try {
      const ran = await migrateDatabase(db)
      io.out(ran.length > 0 ? `Ausgeführt: ${ran.join(', ')}` : 'Die Datenbank ist auf dem neuesten Stand.')
      const there = await db('towns').where({ key: settings.town }).first<Pick<Town, 'id'> | undefined>('id')
      if (there) {
        await mendQueues({ db, town: there })
        return 0
      }
      const name = values.name ?? settings.town.replace(/^./, (letter) => letter.toUpperCase())
      await db.transaction(async (trx) => {
        const town = await createTown(trx, { key: settings.town, name })
        await seedOffices(trx, town)
        await seedCatalogue(trx, town, systemClock.now())
      })
      io.out(`Stadt angelegt: ${name} (${settings.town}), mit Ämtern und Leistungskatalog`)
      return 0
    } finally {
      await db.destroy()
    }
  },
})
