/** The forms and decisions that a draft changes, beside its diagram: what is not here stays as in the newest version. */
import type { Knex } from 'knex'
import { createTables, dropTables, keyed, type Tables } from '../columns.ts'

const tables: Tables = {
  process_draft_files(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.string('kind', 4).notNullable()
    t.string('name').notNullable()
    t.text('content').notNullable()
    t.unique(['town', 'process', 'kind', 'name'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
