/** Signed checkpoints of all heads, commands that a client may repeat, and the row with which readiness tries to write. */
import type { Knex } from 'knex'
import { createTables, dropTables, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  checkpoints(t) {
    t.integer('town').notNullable()
    t.integer('number').notNullable()
    moment(t, 'at').notNullable()
    t.integer('heads').notNullable()
    t.string('root', 64).notNullable()
    t.string('previous', 64).notNullable()
    t.string('key', 64).notNullable()
    t.string('signature', 88).notNullable()
    t.primary(['town', 'number'])
  },
  checkpoint_heads(t) {
    t.integer('town').notNullable()
    t.integer('checkpoint').notNullable()
    t.bigInteger('case_id').notNullable()
    t.integer('seq').notNullable()
    t.string('hash', 64).notNullable()
    t.primary(['town', 'checkpoint', 'case_id'])
    t.index(['town', 'case_id'])
  },
  received_commands(t) {
    t.integer('town').notNullable()
    t.string('key').notNullable()
    t.bigInteger('case_id')
    moment(t, 'at').notNullable()
    t.primary(['town', 'key'])
    t.index(['town', 'at'])
  },
  probes(t) {
    t.integer('town').notNullable()
    t.string('probe', 36).notNullable()
    t.text('filler').notNullable()
    t.primary(['town', 'probe'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
