/** One task, opened by someone who may: either with the whole case, or only with what was handed to their office. */
import { mayWorkOn, officesOf, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { groupsOf, tasksFor, type TaskRow } from './task-row.ts'

export interface OpenTask {
  readonly row: TaskRow
  readonly groups: readonly string[]
  /** False: another office's case; only the hand-over may be shown. */
  readonly whole: boolean
}

/** Throws `unknown-task` when there is none or the person may not see it. */
export async function openTask(context: Context, staff: Staff, id: string): Promise<OpenTask> {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : null
  const row = number === null ? undefined : ((await tasksFor(context, staff, [number]).first()) as TaskRow | undefined)
  if (!row) throw new Failure('unknown-task')
  return { row, groups: await groupsOf(context, row.id), whole: mayWorkOn(staff, row) }
}

/** The person's offices among those that may do the task; colleagues of these can take it. */
export function sharedOffices(staff: Staff, { groups, row }: OpenTask): readonly string[] {
  const mine = officesOf(staff)
  const wanted = groups.length > 0 ? groups : [row.office]
  return mine.includes('*') ? wanted : wanted.filter((office) => mine.includes(office))
}
