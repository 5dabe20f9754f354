import { officesOf, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'

/** Ids of the case's open tasks by their wait, as their pages are named; those of other offices are theirs. */
export async function taskIdsOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  staff: Staff,
  caseId: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db('waits as w')
    .leftJoin('wait_candidates as c', (join) =>
      join.on('c.town', 'w.town').andOn('c.wait_id', 'w.id').andOnVal('c.kind', 'group'),
    )
    .where({ 'w.town': town.id, 'w.case_id': caseId, 'w.kind': 'task' })
    .select<{ id: number; wait: number; who: string | null }[]>('w.id', 'w.wait', 'c.who')
  const offices = officesOf(staff)
  const mine = rows.filter(({ who }) => who === null || offices.includes('*') || offices.includes(who))
  return new Map(mine.map(({ id, wait }) => [wait, id]))
}
