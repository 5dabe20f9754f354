/** Other nodes on the same PostgreSQL say when there is new work: `listen` on a connection of its own. On SQLite there are none. */
import { isPostgres, type Db } from '../db/connect.ts'
import type { PgConnection } from '../db/raw.ts'
import type { Parts } from './parts.ts'
import { WORK_CHANNEL } from './store/postgres.ts'

/** Until a lost connection is made anew; the loop looks once a minute anyway. */
const AGAIN = 5_000

export interface Listening {
  stop(): Promise<void>
}

/** Wakes the background loop of this node. Never throws: without it, work is found a minute later. */
export function listenForWork(parts: Parts): Listening {
  if (!isPostgres(parts.db)) return { stop: async () => {} }
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let open: PgConnection | null = null
  let connecting: Promise<void> = Promise.resolve()

  const lost = (error?: unknown): void => {
    open = null
    if (stopped) return
    parts.log.warn({ err: error }, 'other nodes are not heard; tried again in a few seconds')
    timer = setTimeout(begin, AGAIN)
  }
  const begin = (): void => {
    connecting = connect(parts, lost).then(
      (connection) => void (open = connection),
      (error: unknown) => lost(error),
    )
  }
  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await connecting
      await open?.end().catch(() => {})
    },
  }
}

async function connect({ db, town, notifier }: Parts, lost: (error?: unknown) => void): Promise<PgConnection> {
  const connection = (await rawConnection(db)) as PgConnection
  connection.on('notification', ({ payload }) => {
    if (payload === String(town.id)) notifier.wake()
  })
  connection.once('end', () => lost())
  connection.on('error', () => {})
  await connection.query(`listen ${WORK_CHANNEL}`)
  return connection
}

/** Outside the pool, which would lend it to others. */
const rawConnection = (db: Db): Promise<unknown> => db.client.acquireRawConnection() as Promise<unknown>
