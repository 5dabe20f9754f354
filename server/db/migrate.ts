/** Brings the schema to this release. Migrations are code in this folder, so that a bundle needs no files beside it. */
import type { Knex } from 'knex'
import * as town from './migrations/0001-town.ts'
import * as cases from './migrations/0002-cases.ts'
import * as records from './migrations/0003-records.ts'
import * as catalogue from './migrations/0004-catalogue.ts'
import * as loops from './migrations/0005-loops.ts'
import * as dataStores from './migrations/0006-data-stores.ts'
import * as apiTokens from './migrations/0007-api-tokens.ts'
import * as leases from './migrations/0008-store.ts'
import * as checkpoints from './migrations/0009-checkpoints.ts'
import * as ozg from './migrations/0010-ozg.ts'
import * as ozgReports from './migrations/0011-ozg-reports.ts'
import * as processes from './migrations/0012-processes.ts'
import * as draftResources from './migrations/0013-draft-resources.ts'
import * as taskQueues from './migrations/0014-task-queues.ts'
import * as newPost from './migrations/0015-new-post.ts'
import * as together from './migrations/0016-together.ts'
import * as catalogueImport from './migrations/0017-catalogue-import.ts'
import * as townSettings from './migrations/0018-town-settings.ts'
import * as servicesOfVersions from './migrations/0019-services-of-versions.ts'
import * as waitIndexes from './migrations/0020-wait-indexes.ts'
import type { Db } from './connect.ts'

/** In the order in which they run. From the first release on they only add: servers of the release before run on meanwhile. */
export const migrations: Readonly<Record<string, Knex.Migration>> = {
  '0001-town': town,
  '0002-cases': cases,
  '0003-records': records,
  '0004-catalogue': catalogue,
  '0005-loops': loops,
  '0006-data-stores': dataStores,
  '0007-api-tokens': apiTokens,
  '0008-store': leases,
  '0009-checkpoints': checkpoints,
  '0010-ozg': ozg,
  '0011-ozg-reports': ozgReports,
  '0012-processes': processes,
  '0013-draft-resources': draftResources,
  '0014-task-queues': taskQueues,
  '0015-new-post': newPost,
  '0016-together': together,
  '0017-catalogue-import': catalogueImport,
  '0018-town-settings': townSettings,
  '0019-services-of-versions': servicesOfVersions,
  '0020-wait-indexes': waitIndexes,
}

const newerSentence = (unknown: readonly string[]): string =>
  `Diese Datenbank gehört zu einer neueren Fassung des Programms (unbekannt: ${unknown.join(', ')}). Bitte das Programm aktualisieren, oder eine Sicherung von vor der Aktualisierung einspielen.`

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(migrations),
  getMigrationName: (name) => name,
  getMigration: async (name) => migrations[name] ?? Promise.reject(new Error(`unknown migration ${name}`)),
}

/** Runs what is missing and returns the names of what ran. Throws when the database was made by a newer release. */
export async function migrate(db: Db): Promise<readonly string[]> {
  const unknown = await newer(db)
  if (unknown.length > 0) throw new Error(newerSentence(unknown))
  const [, ran] = (await db.migrate.latest({ migrationSource: source, tableName: 'schema_migrations' })) as [
    number,
    string[],
  ]
  return ran
}

/** Names of migrations that have run here and that this release does not know. */
export async function newer(db: Db): Promise<readonly string[]> {
  if (!(await db.schema.hasTable('schema_migrations'))) return []
  const ran = await db('schema_migrations').orderBy('name').pluck<string[]>('name')
  return ran.filter((name) => !(name in migrations))
}

/** Names of migrations that have not run yet. */
export async function pending(db: Db): Promise<readonly string[]> {
  const [, open] = (await db.migrate.list({ migrationSource: source, tableName: 'schema_migrations' })) as [
    unknown,
    { name?: string }[] | string[],
  ]
  return open.map((entry) => (typeof entry === 'string' ? entry : (entry.name ?? '')))
}

/** What keeps this release from working on this database, in one sentence; null when nothing does. */
export async function schemaProblem(db: Db): Promise<string | null> {
  const unknown = await newer(db)
  if (unknown.length > 0) return newerSentence(unknown)
  const missing = await pending(db)
  if (missing.length === 0) return null
  return `Das Schema ist nicht auf dem Stand dieses Programms (es fehlt: ${missing.join(', ')}). Bitte zuerst: laufzettel migrate`
}
