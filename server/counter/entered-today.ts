/** What a clerk entered today: number and service, no more. */
import type { Staff } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'

export interface Entered {
  readonly number: string
  readonly title: string
  readonly at: string
}

/** From the drafts that became cases; they are kept a day after that. */
export async function enteredToday({ db, town, clock }: Context, staff: Staff): Promise<readonly Entered[]> {
  const rows = await db('drafts')
    .join('cases', (on) => on.on('cases.id', 'drafts.case_id').andOn('cases.town', 'drafts.town'))
    .where({ 'drafts.town': town.id, 'drafts.entered_by': staff.account })
    .orderBy('drafts.updated_at', 'desc')
    .select<Entered[]>('cases.number', 'cases.title', 'drafts.updated_at as at')
  const today = localDay(clock.now())
  return rows.filter(({ at }) => localDay(at) === today)
}
