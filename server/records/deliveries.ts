/** Deliveries: what was sent to whom, when it counts as delivered and until when one may object. */
import type { Knex } from 'knex'
import { deemedDelivered, objectionEnds, type Instant } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { nextValue, numbered } from './numbers.ts'
import { townCalendar } from './calendar.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface Delivery {
  readonly id: number
  readonly number: string
  readonly what: string
  readonly kind: 'letter' | 'notice'
  readonly channel: 'letter' | 'email'
  readonly document: string
  readonly created_at: Instant
  readonly sent_on: string | null
  readonly sent_by: string | null
  readonly delivered_on: string | null
  readonly delivered_rule: string | null
  readonly objection_ends: string | null
  readonly objection_rule: string | null
  readonly retrieved_at: Instant | null
}

export interface NewDelivery {
  readonly caseId: number
  readonly documentId: number
  readonly participantId: number | null
  readonly number: string
  readonly what: string
  readonly kind: Delivery['kind']
  readonly channel: Delivery['channel']
}

/** `S-000012`; drawn before the letter is written, because it stands on it. */
export const nextDeliveryNumber = async (trx: Knex, { town }: Pick<Context, 'town'>): Promise<string> =>
  numbered('S', await nextValue(trx, town, 'delivery'))

/** Writes the row; what goes by e-mail is sent with it, what goes by letter waits until someone posted it. */
export async function addDelivery(
  trx: Knex,
  { town, clock }: Pick<Context, 'town' | 'clock'>,
  delivery: NewDelivery,
  today: string,
): Promise<void> {
  const { caseId, documentId, participantId, number, what, kind, channel } = delivery
  const byMail = channel === 'email'
  await trx('deliveries').insert({
    town: town.id,
    case_id: caseId,
    document_id: documentId,
    participant_id: participantId,
    number,
    what,
    kind,
    channel,
    created_at: clock.now(),
    sent_on: byMail ? today : null,
    sent_by: byMail ? 'system' : null,
  })
}

/**
 * Marks a letter as posted and writes down when it counts as delivered and, of notices, when the objection period ends,
 * each with the rule it follows. Taxes follow the AO (KAG RLP § 3(1)); for other domains no rule is known here yet.
 */
export async function markSent(
  trx: Knex,
  { town }: Pick<Context, 'town'>,
  caseId: number,
  number: string,
  sentOn: string,
  by: string,
): Promise<void> {
  const mine = { town: town.id, case_id: caseId, number }
  const row = await trx('deliveries').where(mine).first<{ kind: Delivery['kind'] } | undefined>('kind')
  if (!row) throw new Error(`There is no delivery ${number} in this case.`)
  const { domain } = await trx('cases').where({ town: town.id, id: caseId }).first<{ domain: string }>('domain')
  const dates = domain === 'tax' ? datesAfterPosting(row.kind, sentOn) : {}
  await trx('deliveries')
    .where(mine)
    .update({ sent_on: sentOn, sent_by: by, ...dates })
}

/** The dates that follow from the day of posting, with the names of their rules. */
export function datesAfterPosting(kind: Delivery['kind'], sentOn: string): Partial<Delivery> {
  const calendar = townCalendar(sentOn)
  const delivered_on = deemedDelivered({ sent: sentOn, rule: 'AO § 122(2)', calendar })
  const shifted = delivered_on === dayAfter(sentOn, 4) ? '' : ', verschoben auf den nächsten Werktag (§ 108 Abs. 3 AO)'
  const delivered = {
    delivered_on,
    delivered_rule: `vierter Tag nach der Aufgabe zur Post (§ 122 Abs. 2 Nr. 1 AO)${shifted}`,
  }
  if (kind !== 'notice') return delivered
  return {
    ...delivered,
    objection_ends: objectionEnds(delivered_on, calendar, { remedyNotice: true }),
    objection_rule:
      'ein Monat nach Bekanntgabe (§ 70 Abs. 1 VwGO), Ende auf einem Werktag (§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO)',
  }
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export async function deliveriesOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
): Promise<readonly Delivery[]> {
  return db('deliveries')
    .join('documents', (join) =>
      join.on('documents.town', 'deliveries.town').andOn('documents.id', 'deliveries.document_id'),
    )
    .where({ 'deliveries.town': town.id, 'deliveries.case_id': caseId })
    .orderBy('deliveries.id')
    .select('deliveries.*', 'documents.number as document')
}
