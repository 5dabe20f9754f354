/** What the engine wrote of ended cases, for figures. */
import { measuredSince, MEASURED_DAYS, type OfficeHours, type Trail } from '../../analysis/index.ts'
import { ZONE, localDay, type Context } from '../context.ts'
import { townCalendar } from '../records/calendar.ts'

/** Hours in which the office counts as open. Offices differ; a day of 480 minutes is what estimates are noted in. */
const OPEN = { zone: ZONE, opens: '08:00', closes: '16:00' } as const

export const officeHours = (now: string): OfficeHours => ({ calendar: townCalendar(localDay(now)), ...OPEN })

type Source = Pick<Context, 'db' | 'town'>

/** Which cases: those of a process that ended in the days before, and of one of its versions where it is named. */
export interface Which {
  readonly process: string
  readonly deployment?: number | undefined
  readonly days?: number | undefined
}

export async function trailOf(source: Source, which: Which, now: string): Promise<Trail> {
  const [ended, visits, takings] = await Promise.all([
    endedCases(source, which, now).select<{ id: number; receivedAt: string; endedAt: string }[]>({
      id: 'cases.id',
      receivedAt: 'cases.received_at',
      endedAt: 'cases.ended_at',
    }),
    visitsOf(source, which, now),
    takingsOf(source, which, now),
  ])
  return { ended: ended.map((one) => ({ ...one, id: Number(one.id) })), visits, takings }
}

/** The rows of the cases behind the figures. */
export function endedCases({ db, town }: Source, { process, deployment, days = MEASURED_DAYS }: Which, now: string) {
  const query = db('cases')
    .where({ 'cases.town': town.id, 'cases.process': process, 'cases.status': 'ended' })
    .whereBetween('cases.ended_at', [measuredSince(now, days), now])
  return deployment === undefined ? query : query.where('cases.deployment_id', deployment)
}

async function visitsOf(source: Source, which: Which, now: string): Promise<Trail['visits']> {
  const rows = await endedCases(source, which, now)
    .join('visits', { 'visits.town': 'cases.town', 'visits.case_id': 'cases.id' })
    .orderBy('visits.id')
    .select<Trail['visits'][number][]>({
      case: 'visits.case_id',
      token: 'visits.token',
      element: 'visits.element',
      type: 'visits.type',
      enteredAt: 'visits.entered_at',
      leftAt: 'visits.left_at',
      how: 'visits.how',
      actor: 'visits.actor',
    })
  return rows.map((row) => ({ ...row, case: Number(row.case) }))
}

/** Who took a task stands in the trail only: the task itself is gone when it is done. */
async function takingsOf(source: Source, which: Which, now: string): Promise<Trail['takings']> {
  const rows = await endedCases(source, which, now)
    .join('steps', { 'steps.town': 'cases.town', 'steps.case_id': 'cases.id' })
    .where('steps.command', 'assign')
    .orderBy('steps.seq')
    .whereNotNull('steps.payload')
    .select<{ case: number; at: string; payload: string }[]>({
      case: 'steps.case_id',
      at: 'steps.at',
      payload: 'steps.payload',
    })
  return rows.flatMap(({ payload, at, ...row }) => {
    const { command } = JSON.parse(payload) as { command: { wait: number; to: string | null } }
    return { case: Number(row.case), at, wait: command.wait, taken: command.to !== null }
  })
}
