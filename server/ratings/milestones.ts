/** Steps on the way of a planned service. */
import type { Context } from '../context.ts'

type Source = Pick<Context, 'db' | 'town'>

export interface Milestone {
  readonly id: number
  readonly service: string
  readonly title: string
  readonly due: string
  readonly doneOn: string | null
}

/** By day; of one service or of all. */
export async function milestonesOf({ db, town }: Source, service?: string): Promise<readonly Milestone[]> {
  const query = db('milestones').where({ town: town.id }).orderBy(['due', 'id'])
  const rows = service === undefined ? query : query.where({ service })
  return (await rows.select<Milestone[]>('id', 'service', 'title', 'due', { doneOn: 'done_on' })).map((row) => ({
    ...row,
    id: Number(row.id),
  }))
}

export async function addMilestone(
  { db, town }: Source,
  milestone: Pick<Milestone, 'service' | 'title' | 'due'> & { readonly at: string; readonly author: string },
): Promise<void> {
  await db('milestones').insert({ town: town.id, ...milestone })
}

/** Only what is open can be done; a day that was set stays. */
export async function finishMilestone({ db, town }: Source, id: number, service: string, day: string): Promise<void> {
  await db('milestones').where({ town: town.id, id, service, done_on: null }).update({ done_on: day })
}
