/** Claim, release, hand over, put off: what changes a task without doing it. Each is a command of the case, so it stands in the trail. */
import type { Staff } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { colleaguesIn } from '../records/colleagues.ts'
import { followUpAt } from '../records/follow-up.ts'
import type { Also } from '../runtime/contract.ts'
import { sharedOffices, type OpenTask } from './open-task.ts'
import type { TaskRow } from './task-row.ts'

/** Takes a task nobody has. Throws `taken-by-other` with the name of who was faster. */
export async function claim(context: Context, staff: Staff, task: OpenTask): Promise<void> {
  await refuseTaken(context, staff, task)
  await assign(context, staff, task, staff.login)
}

/** Takes a task from whoever has it; the page before has named the person. Throws `taken-by-other` when it is someone else by now. */
export async function takeOver(context: Context, staff: Staff, task: OpenTask, from: string): Promise<void> {
  if (task.row.assignee !== null && task.row.assignee !== from) await refuseTaken(context, staff, task)
  await assign(context, staff, task, staff.login)
}

/** Puts a task back for the group. Only who has it may. */
export async function release(context: Context, staff: Staff, task: OpenTask): Promise<void> {
  await refuseTaken(context, staff, task)
  if (task.row.assignee !== null) await assign(context, staff, task, null)
}

/** Gives a task to a colleague of an office that may do it. */
export async function assignTo(context: Context, staff: Staff, task: OpenTask, login: string): Promise<void> {
  await refuseTaken(context, staff, task)
  const able = await colleaguesIn(context, sharedOffices(staff, task), localDay(context.clock.now()))
  if (!able.some((one) => one.login === login))
    throw new Failure('bad-input', 'Diese Person kann die Aufgabe nicht übernehmen.')
  await assign(context, staff, task, login)
}

/** Hides a task until a day; an empty text takes the follow-up away. Throws `bad-input` for what is no day to come. */
export async function putOff(context: Context, staff: Staff, task: OpenTask, day: string): Promise<void> {
  await refuseTaken(context, staff, task)
  await context.runtime.send(
    task.row.case_id,
    { type: 'plan', wait: task.row.wait, followUp: followUpAt(context, day), by: staff.login },
    staff.login,
  )
}

async function assign(context: Context, staff: Staff, task: OpenTask, to: string | null): Promise<void> {
  const { row } = task
  const command = { type: 'assign', wait: row.wait, to, by: staff.login } as const
  await context.runtime.send(row.case_id, command, staff.login, unlessOvertaken(context, staff, row))
}

/** Two who press at once: the second finds the step of the first, and nothing of theirs is written. */
const unlessOvertaken =
  ({ town }: Context, staff: Staff, { seq, element_name }: TaskRow): Also =>
  async (trx, { id }) => {
    const since = await trx('steps')
      .where({ town: town.id, case_id: id, command: 'assign' })
      .andWhere('seq', '>', seq)
      .orderBy('seq')
      .select<{ actor: string }[]>('actor')
    const other = since.find(({ actor }) => actor !== staff.login)?.actor
    if (other === undefined) return
    const holder = await trx('accounts')
      .where({ town: town.id, login: other })
      .first<{ name: string } | undefined>('name')
    throw new Failure(
      'taken-by-other',
      `Die Aufgabe „${element_name}“ wurde gerade von ${holder?.name ?? other} zugewiesen.`,
    )
  }

/** Someone else has the task: named, so that people can talk. */
export async function refuseTaken({ db, town }: Context, staff: Staff, { row }: OpenTask): Promise<void> {
  if (row.assignee === null || row.assignee === staff.login) return
  const holder = await db('accounts')
    .where({ town: town.id, login: row.assignee })
    .first<{ name: string } | undefined>('name')
  throw new Failure('taken-by-other', `Die Aufgabe „${row.element_name}“ ist bei ${holder?.name ?? row.assignee}.`)
}
