/** What a town knows about its processes beside the models: the register, fact sheets, named versions, agreements. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  process_register(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.string('state', 4)
    t.string('office')
    t.string('kind', 10).notNullable().defaultTo('core')
    t.string('owner')
    t.string('leika', 14)
    day(t, 'reviewed_on')
    day(t, 'replaced_on')
    t.string('derived_from')
    moment(t, 'changed_at').notNullable()
    t.string('changed_by').notNullable()
    t.unique(['town', 'process'])
  },
  process_sheets(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.integer('edition').notNullable()
    json(t, 'data').notNullable()
    moment(t, 'at').notNullable()
    t.string('by').notNullable()
    t.unique(['town', 'process', 'edition'])
  },
  process_versions(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.integer('number').notNullable()
    t.string('name').notNullable()
    t.text('xml').notNullable()
    /** Forms and decisions, `[{ kind, name, content }]`. */
    json(t, 'files').notNullable()
    moment(t, 'at').notNullable()
    t.string('by').notNullable()
    t.unique(['town', 'process', 'number'])
  },
  process_agreements(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.string('office').notNullable()
    t.text('xml').notNullable()
    t.string('checksum', 64).notNullable()
    t.text('message').notNullable()
    moment(t, 'sent_at').notNullable()
    t.string('sent_by').notNullable()
    t.string('decision', 8)
    t.text('answer')
    moment(t, 'decided_at')
    t.string('decided_by')
    t.index(['town', 'process'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
