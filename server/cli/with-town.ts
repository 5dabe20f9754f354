/** Opens the town's database for a command, and closes it whatever happens. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { schemaProblem } from '../db/migrate.ts'
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
    const problem = await schemaProblem(db)
    if (problem) throw new Error(problem)
    return await work(db, await openTown(db, settings.town))
  } finally {
    await db.destroy()
  }
}
