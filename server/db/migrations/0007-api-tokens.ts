/** Keys of programs outside: hashed, each with what it may do. */
import type { Knex } from 'knex'
import { createTables, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  api_tokens(t, db) {
    keyed(db, t)
    t.string('name').notNullable()
    t.string('hash', 64).notNullable()
    json(t, 'scopes').notNullable()
    moment(t, 'created_at').notNullable()
    t.string('created_by').notNullable()
    moment(t, 'expires_at')
    moment(t, 'revoked_at')
    moment(t, 'seen_at')
    t.unique(['town', 'name'])
    t.unique(['town', 'hash'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
