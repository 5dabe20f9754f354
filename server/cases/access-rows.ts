import type { Instant } from '../../engine/index.ts'
import type { Context } from '../context.ts'

export interface AccessRow {
  readonly who: string
  readonly role: string
  readonly purpose: string
  readonly at: Instant
}

/** Who read the case and for what, the latest first; at most the last 200. */
export const accessRowsOf = (
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
): Promise<readonly AccessRow[]> =>
  db('access')
    .where({ town: town.id, case_id: caseId })
    .orderBy('id', 'desc')
    .limit(200)
    .select('who', 'role', 'purpose', 'at')
