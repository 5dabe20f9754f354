import type { Context } from '../context.ts'

/** Ids of the case's open tasks by their wait, as their pages are named. */
export async function taskIdsOf({ db, town }: Pick<Context, 'db' | 'town'>, caseId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await db('waits').where({ town: town.id, case_id: caseId, kind: 'task' }).select<{ id: number; wait: number }[]>('id', 'wait')
  return new Map(rows.map(({ id, wait }) => [wait, id]))
}
