/** Takes away rows that have done their work. What a case is and what happened in it stays; see docs/administration.md. */
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'

const DAY = 24 * 60 * 60 * 1000
/** Rows in one statement, so that nobody waits for it. */
const PORTION = 500

interface Rule {
  readonly table: string
  readonly key: string
  /** A moment of the row, empty as long as it is still needed. */
  readonly since: string
  /** Days for which it is kept after that moment. */
  readonly days: number
}

/** A repetition is recognised for as long as the key of a command or message is kept. */
export const rules: readonly Rule[] = [
  { table: 'outbox', key: 'id', since: 'done_at', days: 30 },
  { table: 'messages', key: 'id', since: 'consumed_at', days: 30 },
  { table: 'received_commands', key: 'key', since: 'at', days: 30 },
  // Whoever was named in a comment may read the process: a year after it is settled that ends.
  { table: 'notices', key: 'id', since: 'done_at', days: 365 },
  { table: 'sessions', key: 'id', since: 'expires_at', days: 1 },
]

/** Returns how many rows went. */
export async function cleanUp({ db, town, clock }: { db: Db; town: Town; clock: Clock }): Promise<number> {
  let gone = 0
  for (const { table, key, since, days } of rules) {
    const before = new Date(Date.parse(clock.now()) - days * DAY).toISOString()
    const old = () => db(table).where({ town: town.id }).where(since, '<', before)
    for (let some = PORTION; some === PORTION; gone += some)
      some = await db(table).where({ town: town.id }).whereIn(key, old().limit(PORTION).select(key)).delete()
  }
  await forgetPost(db, town)
  return gone
}

/** Nobody looks for new post of a case that has ended: it must not lie before that of others. */
async function forgetPost(db: Db, town: Town): Promise<void> {
  const running = db('cases').whereRaw('cases.town = documents.town and cases.id = documents.case_id')
  const post = db('documents').where({ town: town.id }).whereNotNull('post_of')
  await post.whereNotExists(running.where('cases.status', 'running').select(db.raw('1'))).update({ post_of: null })
}
