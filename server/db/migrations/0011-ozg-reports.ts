/** Frozen states: monthly snapshots, and reports to the council with their remarks. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  snapshots(t, db) {
    keyed(db, t)
    /** `2026-03`. */
    t.string('month', 7).notNullable()
    day(t, 'as_of').notNullable()
    json(t, 'data').notNullable()
    moment(t, 'at').notNullable()
    t.unique(['town', 'month'])
  },
  reports(t, db) {
    keyed(db, t)
    t.integer('number').notNullable()
    t.integer('year').notNullable()
    day(t, 'as_of').notNullable()
    json(t, 'data').notNullable()
    t.string('hash', 64).notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.unique(['town', 'year', 'number'])
  },
  remarks(t, db) {
    keyed(db, t)
    t.bigInteger('report_id').notNullable()
    t.text('text').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.string('login').notNullable()
    t.index(['town', 'report_id'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
