/**
 * What must leave the house with a commit and only with it: a row in the same transaction, delivered afterwards, at least once,
 * in the order of each receiver.
 */
import type { Json } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import { retryDeliveryAt } from './backoff.ts'
import { lease, type Leased } from './lease.ts'
import type { Deliver, Parts } from './parts.ts'

export interface Outgoing {
  readonly caseId: number | null
  /** Which of the runtime's `deliver` functions brings it: `mail`. */
  readonly kind: string
  readonly receiver: string
  readonly payload: Json
  readonly at: string
}

/** Puts something into the outbox; to be used inside `also`. */
export async function enqueue(
  trx: Trx,
  town: number,
  { caseId, kind, receiver, payload, at }: Outgoing,
): Promise<void> {
  await trx('outbox').insert({
    town,
    case_id: caseId,
    kind,
    receiver,
    payload: JSON.stringify(payload),
    created_at: at,
    due_at: at,
  })
}

/** Delivers what is due now, the oldest row of each receiver; returns how many it tried. */
export async function deliverOutbox(parts: Parts): Promise<number> {
  const kinds = Object.keys(parts.deliver)
  if (kinds.length === 0) return 0
  const due = await lease(parts, {
    table: 'outbox',
    due: 'due_at',
    oneOf: 'receiver',
    most: 20,
    columns: ['kind', 'payload', 'attempts'],
    where: `d.done_at is null and d.kind in (${kinds.map((_, index) => `:kind${index}`).join(', ')}) and not exists (
      select 1 from outbox earlier where earlier.town = d.town and earlier.receiver = d.receiver and earlier.done_at is null and earlier.id < d.id)`,
    bindings: Object.fromEntries(kinds.map((kind, index) => [`kind${index}`, kind])),
  })
  for (const row of due) {
    const deliver = parts.deliver[String(row.kind)]
    if (deliver) await attempt(parts, deliver, row, String(row.payload), Number(row.attempts))
  }
  return due.length
}

async function attempt(parts: Parts, deliver: Deliver, row: Leased, payload: string, attempts: number): Promise<void> {
  const { db, town, clock, log } = parts
  const mine = db('outbox').where({ town: town.id, id: row.id, fence: row.fence })
  const tried = { attempts: attempts + 1, leased_until: null }
  try {
    await deliver(JSON.parse(payload), row.id)
    await mine.update({ ...tried, done_at: clock.now(), problem: null })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    log.warn({ err: error, outbox: row.id, attempt: attempts + 1 }, 'a delivery failed')
    await mine.update({ ...tried, due_at: retryDeliveryAt(clock.now(), attempts + 1), problem })
  }
}
