/** What tokens of loops and compensations carry beside the usual, and the outputs of multi-instances: a row each, put together at the end. */
import type { Knex } from 'knex'
import { createTables, dropTables, json, type Tables } from '../columns.ts'

const tables: Tables = {
  items(t) {
    t.integer('town').notNullable()
    t.bigInteger('case_id').notNullable()
    t.integer('token').notNullable()
    t.integer('index').notNullable()
    json(t, 'value').notNullable()
    t.primary(['town', 'case_id', 'token', 'index'])
  },
}

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('tokens', (t) => json(t, 'rest'))
  await createTables(db, tables)
}

export async function down(db: Knex): Promise<void> {
  await dropTables(db, tables)
  await db.schema.alterTable('tokens', (t) => t.dropColumn('rest'))
}
