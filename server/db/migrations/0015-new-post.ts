/** New post is found where it lies: a document that nobody of the office has looked at says in whose post it is. */
import type { Knex } from 'knex'

/** What a citizen sent to a running case after the application, and that nobody has opened since. */
const fill = `update documents set post_of = (select c.office || '\t' || c.domain from cases c where c.town = documents.town and c.id = documents.case_id)
  where created_by = 'citizen' and case_id is not null
  and exists (select 1 from cases c where c.town = documents.town and c.id = documents.case_id and c.status = 'running' and documents.created_at > c.received_at)
  and not exists (select 1 from access a where a.town = documents.town and a.case_id = documents.case_id and a.at >= documents.created_at)`

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('documents', (t) => void t.string('post_of'))
  await db.raw('create index documents_post on documents (town, post_of, id) where post_of is not null')
  await db.raw(fill)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop index documents_post')
  await db.schema.alterTable('documents', (t) => t.dropColumn('post_of'))
}
