/** What surrounds a case: participants, documents, deliveries, notes, hand-overs, access rows, codes and drafts of citizens. */
import type { Knex } from 'knex'
import { createTables, day, dropTables, json, keyed, moment, type Tables } from '../columns.ts'

const tables: Tables = {
  participants(t, db) {
    keyed(db, t)
    t.bigInteger('case_id').notNullable()
    t.string('role').notNullable()
    t.string('given_name')
    t.string('family_name')
    day(t, 'birth_date')
    t.string('street')
    t.string('postal_code')
    t.string('city')
    t.string('email')
    t.string('phone')
    t.string('contact').notNullable().defaultTo('letter')
    t.string('proof')
    t.string('search').notNullable()
    t.index(['town', 'case_id'])
    t.index(['town', 'family_name', 'birth_date'])
  },
  contents(t) {
    t.integer('town').notNullable()
    t.string('hash', 64).notNullable()
    t.binary('bytes').notNullable()
    t.primary(['town', 'hash'])
  },
  documents(t, db) {
    keyed(db, t)
    t.bigInteger('case_id')
    t.bigInteger('draft_id')
    t.string('number').notNullable()
    t.string('kind').notNullable()
    t.string('title').notNullable()
    t.string('file_name').notNullable()
    t.string('media_type').notNullable()
    t.integer('size').notNullable()
    t.string('hash', 64).notNullable()
    t.string('field')
    t.boolean('for_citizen').notNullable().defaultTo(false)
    moment(t, 'created_at').notNullable()
    t.string('created_by').notNullable()
    t.unique(['town', 'number'])
    t.index(['town', 'case_id'])
  },
  deliveries(t, db) {
    keyed(db, t)
    t.bigInteger('case_id').notNullable()
    t.bigInteger('document_id').notNullable()
    t.bigInteger('participant_id')
    t.string('number').notNullable()
    t.string('what').notNullable()
    t.string('kind').notNullable()
    t.string('channel').notNullable()
    moment(t, 'created_at').notNullable()
    day(t, 'sent_on')
    t.string('sent_by')
    day(t, 'delivered_on')
    t.string('delivered_rule')
    day(t, 'objection_ends')
    t.string('objection_rule')
    moment(t, 'retrieved_at')
    t.unique(['town', 'number'])
    t.index(['town', 'case_id'])
  },
  notes(t, db) {
    keyed(db, t)
    t.bigInteger('case_id').notNullable()
    moment(t, 'at').notNullable()
    t.string('author').notNullable()
    t.text('text').notNullable()
    t.index(['town', 'case_id'])
  },
  handovers(t, db) {
    keyed(db, t)
    t.bigInteger('case_id').notNullable()
    t.string('office').notNullable()
    json(t, 'fields').notNullable()
    t.string('purpose').notNullable()
    moment(t, 'at').notNullable()
    t.index(['town', 'case_id', 'office'])
  },
  access(t, db) {
    keyed(db, t)
    t.bigInteger('case_id').notNullable()
    t.string('who').notNullable()
    t.string('role').notNullable()
    t.string('purpose').notNullable()
    moment(t, 'at').notNullable()
    t.index(['town', 'case_id'])
  },
  codes(t, db) {
    keyed(db, t)
    t.string('purpose').notNullable()
    t.bigInteger('case_id')
    t.bigInteger('draft_id')
    t.string('lookup').notNullable()
    t.string('hash').notNullable()
    t.integer('failed').notNullable().defaultTo(0)
    moment(t, 'locked_until')
    moment(t, 'created_at').notNullable()
    moment(t, 'revoked_at')
    t.index(['town', 'purpose', 'lookup'])
  },
  drafts(t, db) {
    keyed(db, t)
    t.string('key').notNullable()
    t.string('service').notNullable()
    t.string('form_version').notNullable()
    json(t, 'data').notNullable()
    t.string('channel').notNullable()
    t.bigInteger('entered_by')
    t.string('acting_for')
    moment(t, 'created_at').notNullable()
    moment(t, 'updated_at').notNullable()
    moment(t, 'expires_at').notNullable()
    t.bigInteger('case_id')
    t.unique(['town', 'key'])
  },
}

export const up = (db: Knex): Promise<void> => createTables(db, tables)
export const down = (db: Knex): Promise<void> => dropTables(db, tables)
