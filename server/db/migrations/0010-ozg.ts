/** Volumes of services and how they were counted, changes of the catalogue, plans and their milestones, and the town's priorities. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  /** Cases a year and channel; the latest of a service, year and channel holds. */
  volumes(t, db) {
    keyed(db, t)
    t.string('service').notNullable()
    t.integer('year').notNullable()
    t.string('channel').notNullable()
    t.integer('value').notNullable()
    t.integer('low')
    t.integer('high')
    t.string('method').notNullable()
    t.text('source').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'service', 'year'])
  },
  /** What a service in the catalogue was before and after a change; changes made together have one batch. */
  service_changes(t, db) {
    keyed(db, t)
    t.string('batch', 32).notNullable()
    t.string('service').notNullable()
    t.text('what').notNullable()
    json(t, 'before')
    json(t, 'after')
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    moment(t, 'undone_at')
    t.string('undone_by')
    t.index(['town', 'service'])
    t.index(['town', 'batch'])
  },
  /** An office is asked for the volumes of its services through one link. */
  surveys(t, db) {
    keyed(db, t)
    t.string('office').notNullable()
    t.integer('year').notNullable()
    t.string('email')
    t.string('hash', 64).notNullable()
    day(t, 'due').notNullable()
    moment(t, 'asked_at').notNullable()
    t.string('asked_by').notNullable()
    moment(t, 'reminded_at')
    t.integer('reminders').notNullable().defaultTo(0)
    moment(t, 'answered_at')
    t.string('answered_by')
    t.unique(['town', 'hash'])
  },
  tallies(t, db) {
    keyed(db, t)
    t.string('service').notNullable()
    day(t, 'begins').notNullable()
    day(t, 'ends').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'service'])
  },
  tally_marks(t, db) {
    keyed(db, t)
    t.bigInteger('tally_id').notNullable()
    t.string('channel').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    moment(t, 'undone_at')
    t.index(['town', 'tally_id'])
  },
  /** Who brings a service forward, until when and with what; the latest row holds, the others show what slipped and why. */
  plans(t, db) {
    keyed(db, t)
    t.string('service').notNullable()
    t.string('owner').notNullable()
    day(t, 'due').notNullable()
    t.string('target').notNullable()
    t.text('how').notNullable()
    t.integer('budget_year')
    t.integer('planned_eur')
    t.integer('spent_eur')
    t.text('reason')
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'service'])
  },
  milestones(t, db) {
    keyed(db, t)
    t.string('service').notNullable()
    t.string('title').notNullable()
    day(t, 'due').notNullable()
    day(t, 'done_on')
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.index(['town', 'service'])
  },
  weights(t, db) {
    keyed(db, t)
    json(t, 'data').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
