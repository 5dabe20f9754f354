/** Fresh databases for the runtime's bench, on a disk that is waited for: a SQLite file and a PostgreSQL out of a package. */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { embedded, inTemporaryFolder, onServer, withDatabase } from '../support/postgres.ts'
import { medianOf } from './runtime-figures.ts'

export type Kind = 'SQLite' | 'PostgreSQL'

export interface Databases {
  readonly kind: Kind
  /** A migrated database that nobody has used. */
  fresh(): Promise<Db>
  /** Ends what was opened. */
  close(): Promise<void>
}

export function sqliteFiles(): Databases {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-bench-'))
  const opened: Db[] = []
  return {
    kind: 'SQLite',
    async fresh() {
      const db = connect(`sqlite:${join(folder, `${opened.length}.sqlite`)}`)
      opened.push(db)
      await migrate(db)
      return db
    },
    async close() {
      await Promise.all(opened.map((db) => db.destroy()))
      rmSync(folder, { recursive: true })
    },
  }
}

export async function postgresServer(): Promise<Databases> {
  const server = await embedded({ ...(await inTemporaryFolder()), durable: true })
  const opened: Db[] = []
  return {
    kind: 'PostgreSQL',
    async fresh() {
      const name = `bench${opened.length}`
      await onServer(server.url, [`create database ${name}`])
      const db = connect(withDatabase(server.url, name))
      opened.push(db)
      await migrate(db)
      return db
    },
    async close() {
      await Promise.all(opened.map((db) => db.destroy()))
      await server.stop()
    },
  }
}

/** Milliseconds until 4 KB at the end of a file are on the disk, where the databases are. */
export function syncTime(): number {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-sync-'))
  const file = openSync(join(folder, 'file'), 'w')
  const page = Buffer.alloc(4096, 1)
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return medianOf(times)
}
