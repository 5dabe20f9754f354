/** What one office was given of another's case: field by field, with the purpose (for the dog tax KAG RLP § 3(2)). */
import type { Knex } from 'knex'
import type { Instant } from '../../engine/index.ts'
import type { Context } from '../context.ts'

export interface HandedField {
  /** `applicant.familyName` or the name of a variable. */
  readonly key: string
  readonly label: string
  /** As people read it. */
  readonly value: string
}

export interface Handover {
  readonly id: number
  readonly office: string
  readonly purpose: string
  readonly at: Instant
  readonly fields: readonly HandedField[]
}

export async function addHandover(
  trx: Knex,
  { town, clock }: Pick<Context, 'town' | 'clock'>,
  caseId: number,
  handover: Pick<Handover, 'office' | 'purpose' | 'fields'>,
): Promise<void> {
  const { office, purpose, fields } = handover
  await trx('handovers').insert({
    town: town.id,
    case_id: caseId,
    office,
    purpose,
    fields: JSON.stringify(fields),
    at: clock.now(),
  })
}

/** The hand-overs of a case; with `offices` only those to one of them. */
export async function handoversOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
  offices?: readonly string[],
): Promise<readonly Handover[]> {
  const query = db('handovers').where({ town: town.id, case_id: caseId }).orderBy('id')
  if (offices && !offices.includes('*')) query.whereIn('office', offices)
  const rows = await query.select<(Omit<Handover, 'fields'> & { fields: string })[]>(
    'id',
    'office',
    'purpose',
    'at',
    'fields',
  )
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as HandedField[] }))
}
