/** The same tests on each database: a SQLite file and a real PostgreSQL, both migrated, one of their own for each test file. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Town } from '../../server/context.ts'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown } from '../../server/db/town.ts'
import { onServer, withDatabase } from './postgres.ts'

export interface Opened {
  readonly db: Db
  /** A town that no other test uses. */
  readonly town: Town
  /** For another process, such as a child that is killed. */
  readonly url: string
  /** A second node's handle: on PostgreSQL connections of its own, on SQLite (one writer) the same handle. */
  readonly other: Db
}

export type Open = () => Promise<Opened>

/** Declares `tests` twice, once on each database. `open()` gives the file's database with a fresh town. */
export function onEachDatabase(name: string, tests: (open: Open) => void): void {
  for (const [kind, create] of [
    ['SQLite', sqlite],
    ['PostgreSQL', postgres],
  ] as const) {
    describe(`${name} on ${kind}`, () => {
      let database: Database
      beforeAll(async () => {
        database = await create()
      })
      afterAll(() => database?.remove())
      tests(() => open(database))
    })
  }
}

interface Database {
  readonly url: string
  readonly db: Db
  readonly other: Db
  remove(): Promise<void>
}

async function open({ db, other, url }: Database): Promise<Opened> {
  const key = `t${randomUUID().slice(0, 8)}`
  return { db, other, url, town: await createTown(db, { key, name: `Town ${key}` }) }
}

async function sqlite(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'laufzettel-db-'))
  const url = `sqlite:${join(folder, 'test.sqlite')}`
  const db = connect(url)
  await migrate(db)
  const remove = async (): Promise<void> => {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  }
  return { url, db, other: db, remove }
}

async function postgres(): Promise<Database> {
  const server = inject('postgres')
  if (!server)
    throw new Error('PostgreSQL is not there: vitest.config.ts must name tests/support/postgres.ts as globalSetup.')
  const name = `laufzettel_${randomUUID().replaceAll('-', '')}`
  await onServer(server.url, [`create database ${name} template ${server.template}`])
  const url = withDatabase(server.url, name)
  const [db, other] = [connect(url), connect(url)]
  const remove = async (): Promise<void> => {
    await Promise.all([db.destroy(), other.destroy()])
    await onServer(server.url, [`drop database ${name} with (force)`])
  }
  return { url, db, other, remove }
}
