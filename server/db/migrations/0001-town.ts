/** The town, its offices, settings with valid-from dates, staff accounts, rights and sessions. */
import type { Knex } from 'knex'
import { day, json, keyed, moment } from '../columns.ts'

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('towns', (t) => {
    t.increments('id')
    t.string('key').notNullable().unique()
    t.string('name').notNullable()
    t.string('ags', 8)
    t.string('host').unique()
  })
  await db.schema.createTable('offices', (t) => {
    keyed(db, t)
    t.string('key').notNullable()
    t.string('name').notNullable()
    t.string('address')
    t.string('phone')
    t.string('email')
    t.string('hours')
    t.unique(['town', 'key'])
  })
  await db.schema.createTable('settings', (t) => {
    keyed(db, t)
    t.string('key').notNullable()
    day(t, 'valid_from').notNullable()
    json(t, 'value').notNullable()
    t.string('source').nullable()
    t.boolean('checked').notNullable().defaultTo(false)
    moment(t, 'changed_at').notNullable()
    t.string('changed_by').notNullable()
    t.unique(['town', 'key', 'valid_from'])
  })
  await db.schema.createTable('accounts', (t) => {
    keyed(db, t)
    t.string('login').notNullable()
    t.string('name').notNullable()
    t.string('email')
    t.string('password_hash').notNullable()
    t.boolean('demo').notNullable().defaultTo(false)
    day(t, 'absent_until')
    t.integer('failed').notNullable().defaultTo(0)
    moment(t, 'locked_until')
    moment(t, 'disabled_at')
    moment(t, 'created_at').notNullable()
    t.unique(['town', 'login'])
  })
  await db.schema.createTable('grants', (t) => {
    keyed(db, t)
    t.bigInteger('account_id').notNullable()
    t.string('role').notNullable()
    t.string('office').notNullable().defaultTo('*')
    t.string('domain').notNullable().defaultTo('*')
    t.unique(['town', 'account_id', 'role', 'office', 'domain'])
  })
  await db.schema.createTable('sessions', (t) => {
    keyed(db, t)
    t.string('hash', 64).notNullable()
    t.string('door').notNullable()
    t.bigInteger('account_id')
    t.string('csrf', 64).notNullable()
    json(t, 'data').notNullable().defaultTo('{}')
    moment(t, 'created_at').notNullable()
    moment(t, 'seen_at').notNullable()
    moment(t, 'expires_at').notNullable()
    t.unique(['town', 'hash'])
  })
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['sessions', 'grants', 'accounts', 'settings', 'offices', 'towns'])
    await db.schema.dropTable(table)
}
