/** The databases of the harness: a SQLite file, and a PostgreSQL of its own that can be cut, crashed and restarted. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../server/db/connect.ts'
import { embedded, freePort } from '../support/postgres.ts'
import { pause } from './random.ts'

export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  readonly url: string
  remove(): Promise<void>
}

export interface RestartableDatabase extends Database {
  /** Ends connections of the nodes by chance; returns how many. */
  cut(share: number): Promise<number>
  /** Lets the server crash (it recovers from its log), or stops it in order; it is back when this resolves. */
  restart(how: 'crash' | 'stop', away: number): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
}

export async function sqliteFile(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'laufzettel-torture-'))
  return {
    kind: 'sqlite',
    url: `sqlite:${join(folder, 'torture.sqlite')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export async function ownPostgres(): Promise<RestartableDatabase> {
  const databaseDir = join(tmpdir(), `laufzettel-torture-pg-${randomUUID()}`)
  const server = await embedded({ databaseDir, port: await freePort(), persistent: true })
  const end = async (how: 'crash' | 'stop'): Promise<void> => {
    const [pid = ''] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), how === 'crash' ? 'SIGQUIT' : 'SIGINT')
    while (lives(Number(pid))) await pause(20)
  }
  let runs = true
  const stop = async (how: 'crash' | 'stop' = 'stop'): Promise<void> => {
    runs = false
    await end(how)
  }
  const start = async (): Promise<void> => {
    await server.start()
    runs = true
  }
  return {
    kind: 'postgres',
    url: server.url,
    cut: (share) => cut(server.url, share),
    stop: () => stop(),
    start,
    async restart(how, away) {
      await stop(how)
      await pause(away)
      await start()
    },
    async remove() {
      if (runs) await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function cut(url: string, share: number): Promise<number> {
  const db = connect(url)
  try {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and random() < ?`,
      [share],
    )
    return rows.length
  } catch {
    return 0
  } finally {
    await db.destroy()
  }
}
