/** Services belong to versions now. Those that an older release has deployed, also while it still runs beside this one, have theirs in the folder of the process. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('deployments', (t) => {
    t.boolean('service_in_folder').notNullable().defaultTo(true)
  })
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('deployments', (t) => t.dropColumn('service_in_folder'))
}
