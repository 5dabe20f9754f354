/** The real runtime and store as a stage for stories: its own module, because most rehearsals need no database. */
import { pino } from 'pino'
import type { BuildStage } from '../../engine/index.ts'
import { connect } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { storyStage } from '../runtime/index.ts'

/** Calls `play` with a stage on the database at `url`, migrated first and closed afterwards. */
export async function onDatabase<T>(url: string, play: (stage: { stage: BuildStage }) => Promise<T>): Promise<T> {
  const db = connect(url)
  try {
    await migrate(db)
    return await play({ stage: storyStage(db, pino({ level: 'silent' })) })
  } finally {
    await db.destroy()
  }
}
