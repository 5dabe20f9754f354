/** Why a setting was corrected or withdrawn and who checked it; offices that are closed, and what changed about them. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  office_changes(t, db) {
    keyed(db, t)
    t.string('office').notNullable()
    t.text('what').notNullable()
    json(t, 'before')
    json(t, 'after')
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'office'])
  },
}

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('settings', (t) => {
    t.text('reason')
    t.boolean('withdrawn').notNullable().defaultTo(false)
    t.string('checked_by')
    day(t, 'checked_on')
  })
  await db.schema.alterTable('offices', (t) => {
    day(t, 'closed_on')
  })
  await createTables(db, tables)
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, tables)
  await db.schema.alterTable('offices', (t) => t.dropColumns('closed_on'))
  await db.schema.alterTable('settings', (t) => t.dropColumns('reason', 'withdrawn', 'checked_by', 'checked_on'))
}
