/** The town, its offices, settings with valid-from dates, staff accounts, rights and sessions. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  towns(t) {
    t.increments('id')
    t.string('key').notNullable().unique()
    t.string('name').notNullable()
    t.string('ags', 8)
    t.string('host').unique()
  },
  offices(t, db) {
    keyed(db, t)
    t.string('key').notNullable()
    t.string('name').notNullable()
    t.string('address')
    t.string('phone')
    t.string('email')
    t.string('hours')
    t.unique(['town', 'key'])
  },
  settings(t, db) {
    keyed(db, t)
    t.string('key').notNullable()
    day(t, 'valid_from').notNullable()
    json(t, 'value').notNullable()
    t.string('source').nullable()
    t.boolean('checked').notNullable().defaultTo(false)
    moment(t, 'changed_at').notNullable()
    t.string('changed_by').notNullable()
    t.index(['town', 'key', 'valid_from'])
  },
  accounts(t, db) {
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
  },
  grants(t, db) {
    keyed(db, t)
    t.bigInteger('account_id').notNullable()
    t.string('role').notNullable()
    t.string('office').notNullable().defaultTo('*')
    t.string('domain').notNullable().defaultTo('*')
    t.unique(['town', 'account_id', 'role', 'office', 'domain'])
  },
  sessions(t, db) {
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
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
