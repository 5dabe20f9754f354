/** When there will be something to do. */
import type { Knex } from 'knex'
import type { Instant } from '../../engine/index.ts'
import type { Parts } from './parts.ts'
import { RUNNING } from './timers.ts'

/** The earliest moment at which a timer, job or delivery is due and free; null when nothing is planned. */
export async function nextDue({ db, town, handlers, deliver }: Parts): Promise<Instant | null> {
  const rows = (table: string): Knex.QueryBuilder => db({ d: table }).where({ 'd.town': town.id })
  const free = (table: string, due: string): Knex.QueryBuilder =>
    rows(table)
      .whereNotNull(`d.${due}`)
      .whereRaw(`(d.leased_until is null or d.leased_until <= d.${due})`)
      .orderBy(`d.${due}`)
      .first({ at: `d.${due}` })
  const leased = (table: string, due: string): Knex.QueryBuilder =>
    rows(table).whereRaw(`d.leased_until > d.${due}`).min({ at: 'd.leased_until' }).first()
  const topics = Object.keys(handlers)
  const kinds = Object.keys(deliver)
  const found: ({ at: Instant | null } | undefined)[] = await Promise.all([
    // Asked for one by one, in the order of an index: the smallest of all took as long as there are timers.
    free('waits', 'due').where('d.kind', 'timer').whereRaw(RUNNING),
    free('waits', 'due').whereIn('d.kind', ['job', 'listener']).whereIn('d.topic', topics).whereRaw(RUNNING),
    leased('waits', 'due').whereRaw(RUNNING),
    free('start_waits', 'due').where('d.kind', 'timer'),
    leased('start_waits', 'due'),
    free('outbox', 'due_at').whereNull('d.done_at').whereIn('d.kind', kinds),
    leased('outbox', 'due_at').whereNull('d.done_at').whereIn('d.kind', kinds),
  ])
  return found.flatMap((row) => row?.at ?? []).sort()[0] ?? null
}
