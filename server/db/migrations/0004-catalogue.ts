/** The town's catalogue of services, the public LeiKa list, and the facts people recorded about each service. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  services(t, db) {
    keyed(db, t)
    t.string('key').notNullable()
    t.string('name').notNullable()
    t.boolean('ozg').notNullable()
    t.string('office').notNullable()
    t.string('responsible').notNullable()
    json(t, 'data').notNullable()
    moment(t, 'updated_at').notNullable()
    t.unique(['town', 'key'])
  },
  leika(t, db) {
    keyed(db, t)
    t.string('key', 14).notNullable()
    t.text('name').notNullable()
    t.string('typ')
    t.string('ozg_id')
    json(t, 'data').notNullable()
    moment(t, 'updated_at').notNullable()
    t.unique(['town', 'key'])
  },
  facts(t, db) {
    keyed(db, t)
    t.string('service').notNullable()
    t.string('criterion').notNullable()
    t.string('answer').notNullable()
    t.text('reason')
    t.string('via')
    t.text('address')
    day(t, 'tested_on')
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'service', 'criterion'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
