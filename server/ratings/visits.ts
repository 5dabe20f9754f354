/** What the engine wrote of ended cases, for figures. */
import { measure, measuredSince, type Measured } from '../../analysis/index.ts'
import { ZONE, localDay, type Context } from '../context.ts'
import { townCalendar } from '../records/calendar.ts'

/** Hours in which the office counts as open. Offices differ; a day of 480 minutes is what estimates are noted in. */
const OPEN = { zone: ZONE, opens: '08:00', closes: '16:00' } as const

type Source = Pick<Context, 'db' | 'town'>

/** Of the cases of a process that ended in the 90 days before `now`. */
export async function measured({ db, town }: Source, process: string, now: string): Promise<Measured> {
  const since = measuredSince(now)
  const ended = await db('cases')
    .where({ town: town.id, process, status: 'ended' })
    .whereBetween('ended_at', [since, now])
    .select<{ id: number; receivedAt: string; endedAt: string }[]>({
      id: 'id',
      receivedAt: 'received_at',
      endedAt: 'ended_at',
    })
  const rows = await db('visits')
    .join('cases', { 'cases.town': 'visits.town', 'cases.id': 'visits.case_id' })
    .where({ 'cases.town': town.id, 'cases.process': process, 'cases.status': 'ended' })
    .whereBetween('cases.ended_at', [since, now])
    .select<{ case: number; element: string; type: string; enteredAt: string; leftAt: string }[]>({
      case: 'visits.case_id',
      element: 'visits.element',
      type: 'visits.type',
      enteredAt: 'visits.entered_at',
      leftAt: 'visits.left_at',
    })
  const numbered = ended.map((one) => ({ ...one, id: Number(one.id) }))
  const visits = rows.map((row) => ({ ...row, case: Number(row.case) }))
  return measure(numbered, visits, { calendar: townCalendar(localDay(now)), ...OPEN }, now)
}
