/** Data stores of the models: named tables of the town, a row a key. The version counts the writings of a row; it is its lock. */
import type { Knex } from 'knex'
import { createTables, dropTables, json, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  store_rows(t) {
    t.integer('town').notNullable()
    t.text('store').notNullable()
    t.text('key').notNullable()
    json(t, 'value').notNullable()
    t.integer('version').notNullable()
    moment(t, 'changed_at').notNullable()
    t.text('changed_by').notNullable()
    t.primary(['town', 'store', 'key'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)

export const down = (db: Knex): Promise<void> => dropTables(db, tables)
