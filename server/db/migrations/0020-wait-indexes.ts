/**
 * Most waits are tasks, which have neither topic nor name and seldom a due date: the scheduler's indexes leave them out, and a step
 * that comes to a task or leaves one writes three pages less.
 */
import type { Knex } from 'knex'

const indexes = {
  waits_due: { columns: ['town', 'kind', 'due'], where: 'due is not null' },
  waits_named: { columns: ['town', 'kind', 'name', 'correlation'], where: 'name is not null' },
  waits_topic: { columns: ['town', 'kind', 'topic'], where: 'topic is not null' },
} as const

export async function up(db: Knex): Promise<void> {
  for (const [name, { columns, where }] of Object.entries(indexes)) {
    await db.raw(`create index ${name} on waits (${columns.join(', ')}) where ${where}`)
    await db.schema.alterTable('waits', (t) => void t.dropIndex([...columns]))
  }
}

export async function down(db: Knex): Promise<void> {
  for (const [name, { columns }] of Object.entries(indexes)) {
    await db.schema.alterTable('waits', (t) => void t.index([...columns]))
    await db.raw(`drop index ${name}`)
  }
}
