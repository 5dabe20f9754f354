/** People at one process: comments, who edits now, who has edited since the newest version, what an office agreed to beside the drawing, and notices. */
import type { Knex } from 'knex'
import { createTables, dropTables, keyed, moment, type Tables } from '../columns.ts'
import { isPostgres } from '../connect.ts'

const tables: Tables = {
  process_comments(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    /** The comment that this one answers. */
    t.bigInteger('answers')
    t.string('element').notNullable()
    /** What the element was called then: it may be gone now. */
    t.string('element_name').notNullable()
    t.text('text').notNullable()
    moment(t, 'at').notNullable()
    t.string('by').notNullable()
    moment(t, 'resolved_at')
    t.string('resolved_by')
    t.index(['town', 'process'])
  },
  process_leases(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.string('login').notNullable()
    /** The browser tab: one person may have two. */
    t.string('tab', 40).notNullable()
    moment(t, 'since').notNullable()
    moment(t, 'seen_at').notNullable()
    t.string('asked_by')
    t.string('asked_tab', 40)
    moment(t, 'asked_at')
    /** When the one who edits last said that they go on. */
    moment(t, 'kept_at')
    t.unique(['town', 'process'])
  },
  process_editors(t, db) {
    keyed(db, t)
    t.string('process').notNullable()
    t.string('login').notNullable()
    moment(t, 'at').notNullable()
    t.unique(['town', 'process', 'login'])
  },
  notices(t, db) {
    keyed(db, t)
    /** For one person, or for everyone of an office. */
    t.string('login')
    t.string('office')
    /** What it is about, such as `kommentar:<process>`. */
    t.string('about').notNullable()
    t.string('says').notNullable()
    t.string('href').notNullable()
    moment(t, 'at').notNullable()
    moment(t, 'done_at')
    t.index(['town', 'login'])
    t.index(['town', 'office'])
    t.index(['town', 'about'])
  },
}

export async function up(db: Knex): Promise<void> {
  await createTables(db, tables)
  await db.schema.alterTable('process_drafts', (t) => {
    /** Of what is drawn, its forms and its rules. Empty until the next save. */
    t.string('checksum', 64).notNullable().defaultTo('')
  })
  await db.schema.alterTable('process_agreements', (t) => {
    /** Forms, rules and letters as they were sent, `[{ kind, name, content }]`. */
    t.text('files').notNullable().defaultTo('[]')
  })
  // SQLite does not look at the length of a text.
  if (isPostgres(db)) await db.raw('alter table process_draft_files alter column kind type varchar(10)')
}

export async function down(db: Knex): Promise<void> {
  if (isPostgres(db)) await db.raw('alter table process_draft_files alter column kind type varchar(4)')
  await db.schema.alterTable('process_agreements', (t) => t.dropColumn('files'))
  await db.schema.alterTable('process_drafts', (t) => t.dropColumn('checksum'))
  await dropTables(db, tables)
}
