/** When there will be something to do. */
import type { Knex } from 'knex'
import type { Instant } from '../../engine/index.ts'
import type { Parts } from './parts.ts'
import { RUNNING } from './timers.ts'

/** The earliest moment at which a timer, job or delivery is due and free; null when nothing is planned. */
export async function nextDue({ db, town, handlers, deliver }: Parts): Promise<Instant | null> {
  const of = (table: string, due: string): Knex.QueryBuilder =>
    db({ d: table })
      .where({ 'd.town': town.id })
      .whereNotNull(`d.${due}`)
      .min({ at: db.raw(`case when d.leased_until > d.${due} then d.leased_until else d.${due} end`) })
      .first()
  const found: ({ at: Instant | null } | undefined)[] = await Promise.all([
    of('waits', 'due').where('d.kind', 'timer').whereRaw(RUNNING),
    of('waits', 'due')
      .whereIn('d.kind', ['job', 'listener'])
      .whereIn('d.topic', Object.keys(handlers))
      .whereRaw(RUNNING),
    of('start_waits', 'due').where('d.kind', 'timer'),
    of('outbox', 'due_at').whereNull('d.done_at').whereIn('d.kind', Object.keys(deliver)),
  ])
  return found.flatMap((row) => row?.at ?? []).sort()[0] ?? null
}
