/** Comparing the catalogue with a file, difference by difference, and what services cost from when to when. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  /** A file that was compared: a trial first, then its differences are listed for decision, or it is discarded. */
  catalogue_imports(t, db) {
    keyed(db, t)
    t.string('format', 8).notNullable()
    t.text('file_name').notNullable()
    t.string('hash', 64).notNullable()
    t.boolean('complete').notNullable()
    t.string('state', 10).notNullable()
    json(t, 'data').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
  },
  catalogue_differences(t, db) {
    keyed(db, t)
    t.bigInteger('import_id').notNullable()
    t.string('kind', 8).notNullable()
    t.string('key', 14).notNullable()
    t.string('field').notNullable().defaultTo('')
    t.string('state', 10).notNullable()
    t.string('fingerprint', 64).notNullable()
    json(t, 'data').notNullable()
    t.string('batch', 32)
    t.index(['town', 'state', 'kind'])
    t.index(['town', 'fingerprint'])
    t.index(['town', 'import_id'])
    t.index(['town', 'batch'])
  },
  /** What was decided together, with the entries of the public list before and after, so that it can be taken back. */
  catalogue_decisions(t, db) {
    keyed(db, t)
    t.string('batch', 32).notNullable()
    t.string('decision', 8).notNullable()
    t.text('what').notNullable()
    json(t, 'entries').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    moment(t, 'undone_at')
    t.string('undone_by')
    t.unique(['town', 'batch'])
  },
  /** What a service costs; rows are only added: a correction or a withdrawal names the row whose place it takes. */
  fees(t, db) {
    keyed(db, t)
    t.string('service').notNullable()
    t.string('title').notNullable()
    t.string('kind', 8).notNullable()
    t.integer('amount')
    t.integer('amount_to')
    t.text('formula')
    t.text('norm').notNullable()
    t.boolean('checked').notNullable()
    day(t, 'valid_from').notNullable()
    day(t, 'valid_to')
    t.bigInteger('replaces')
    t.boolean('withdrawn').notNullable().defaultTo(false)
    t.text('reason')
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'service'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
