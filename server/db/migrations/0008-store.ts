/** What is leased is looked for among all that waits: few rows of many, so an index of these few. */
import type { Knex } from 'knex'

const leased = ['waits', 'outbox'] as const

export async function up(db: Knex): Promise<void> {
  for (const table of leased)
    await db.raw(`create index ${table}_leased on ${table} (town, leased_until) where leased_until is not null`)
}

export async function down(db: Knex): Promise<void> {
  for (const table of leased) await db.raw(`drop index ${table}_leased`)
}
