/** Makes the checkpoint of the day once its time has come, and writes it to a file beside the database. */
import { join } from 'node:path'
import { localDay, ZONE, type Context } from '../context.ts'
import type { Instant } from '../../engine/index.ts'
import { exportCheckpoints } from './exports.ts'
import { signingKey } from './keys.ts'
import { makeCheckpoints } from './make-checkpoints.ts'
import { lastCheckpoint } from './stored-checkpoints.ts'

/** To be called often; returns how many checkpoints were made. What was missed while the server was down is made at the next call. */
export async function checkpointWhenDue(context: Context): Promise<number> {
  const { db, town, clock, settings, log } = context
  const key = await signingKey(settings)
  const last = await lastCheckpoint(db, town)
  if (!isDue(clock.now(), last?.at ?? null, settings.checkpoints.time)) return 0
  const made = await makeCheckpoints(context, key)
  const [first] = made
  if (!first) return 0
  const file = join(settings.dataDir, 'checkpoints', `${town.key}-${String(first.number).padStart(6, '0')}.jsonl`)
  await exportCheckpoints(db, town, file, first.number - 1)
  log.info(
    { checkpoints: made.length, heads: made.reduce((sum, { heads }) => sum + heads, 0), file },
    'checkpoint made',
  )
  return made.length
}

/** At the clock time of each day, once; when nothing was made that day, at any time after it. */
export function isDue(now: Instant, last: Instant | null, time: string): boolean {
  if (localTime(now) < time) return false
  return last === null || localDay(last) < localDay(now) || localTime(last) < time
}

const localTime = (at: Instant): string =>
  new Intl.DateTimeFormat('de-DE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(new Date(at))
