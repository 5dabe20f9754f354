/** Opens the town's database for a command, and closes it whatever happens. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { pending } from '../db/migrate.ts'
import { openTown } from '../db/town.ts'
import { openDatabase } from '../open.ts'
import { readSettings } from '../settings.ts'
import type { ExitCode } from './command.ts'

/** Runs `work` on the database of the settings, or on `url` when it is given. Throws when the schema is not up to date. */
export async function withTown(
  url: string | undefined,
  work: (db: Db, town: Town) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = readSettings(url === undefined ? process.env : { ...process.env, DATABASE_URL: url })
  const db = await openDatabase(settings)
  try {
    const missing = await pending(db)
    if (missing.length > 0)
      throw new Error(
        `Das Schema ist nicht auf dem Stand dieses Programms (es fehlt: ${missing.join(', ')}). Bitte zuerst: laufzettel migrate`,
      )
    return await work(db, await openTown(db, settings.town))
  } finally {
    await db.destroy()
  }
}
