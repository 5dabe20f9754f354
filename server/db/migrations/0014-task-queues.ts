/**
 * An inbox reads the beginning of its queues instead of all open tasks: who may take a task says in the same row where its case belongs, whether
 * someone has it, and how urgent it is. Rows of before are completed when a server starts.
 */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('wait_candidates', (t) => {
    t.string('home')
    t.string('state', 5)
    t.string('urgency', 24)
    t.dropIndex(['town', 'kind', 'who'])
  })
  await db.raw(
    'create index wait_candidates_queue on wait_candidates (town, who, home, state, urgency, wait_id) where home is not null',
  )
  await db.schema.alterTable('waits', (t) => void t.dropIndex(['town', 'kind', 'assignee']))
  await db.raw(`create index waits_assigned on waits (town, assignee, coalesce(due, '9999-12-31T23:59:59.999Z'), id)
    where assignee is not null`)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop index waits_assigned')
  await db.schema.alterTable('waits', (t) => void t.index(['town', 'kind', 'assignee']))
  await db.raw('drop index wait_candidates_queue')
  await db.schema.alterTable('wait_candidates', (t) => {
    t.index(['town', 'kind', 'who'])
    t.dropColumns('home', 'state', 'urgency')
  })
}
