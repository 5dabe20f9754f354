/** The queues of the inbox: what belongs into each, and how many wait there. */
import type { Knex } from 'knex'
import type { Staff } from '../access/index.ts'
import { readInstant } from '../../engine/index.ts'
import { localDay, ZONE, type Context } from '../context.ts'
import { PERSON } from '../records/case-row.ts'
import { tasksFor, type TaskRow } from './task-row.ts'

export const views = {
  meine: {
    label: 'Meine Aufgaben',
    empty: 'Sie haben gerade keine Aufgaben. Unter „Gruppe“ steht, was noch niemand übernommen hat.',
  },
  gruppe: { label: 'Gruppe', empty: 'In Ihrer Gruppe ist nichts offen, was noch niemand übernommen hat.' },
  kollegen: { label: 'Bei anderen', empty: 'Ihre Kolleginnen und Kollegen haben gerade nichts in Arbeit.' },
  ueberfaellig: { label: 'Überfällig', empty: 'Nichts ist überfällig.' },
  wiedervorlage: { label: 'Wiedervorlage', empty: 'Keine Aufgabe ist auf einen späteren Tag gelegt.' },
  post: { label: 'Neue Post', empty: 'Es ist nichts Neues zu laufenden Vorgängen eingegangen.' },
} as const
export type View = keyof typeof views

export const isView = (text: string): text is View => Object.hasOwn(views, text)

/** Columns by which a list can be sorted, named as in the address. */
export const sorts = {
  frist: 'waits.due',
  seit: 'waits.since',
  eingang: 'cases.received_at',
  vorgang: PERSON,
  aufgabe: 'waits.element_name',
} as const
export type Sort = keyof typeof sorts

type Tasks = Knex.QueryBuilder<TaskRow, TaskRow[]>

/** Hidden until the day of the follow-up. */
const awake = (query: Tasks, now: string): Tasks =>
  query.where((any) => void any.whereNull('waits.follow_up').orWhere('waits.follow_up', '<=', now))

const narrow: Readonly<Record<Exclude<View, 'post'>, (query: Tasks, staff: Staff, now: string) => Tasks>> = {
  meine: (query, staff, now) => awake(query.where('waits.assignee', staff.login), now),
  gruppe: (query, _staff, now) => awake(query.whereNull('waits.assignee'), now),
  kollegen: (query, staff, now) =>
    awake(query.whereNotNull('waits.assignee').whereNot('waits.assignee', staff.login), now),
  // Due days end at midnight in the town: today's task is not late yet.
  ueberfaellig: (query, _staff, now) => awake(query.where('waits.due', '<', readInstant(localDay(now), ZONE)), now),
  wiedervorlage: (query, staff, now) =>
    query
      .where('waits.follow_up', '>', now)
      .where((any) => void any.whereNull('waits.assignee').orWhere('waits.assignee', staff.login)),
}

export interface ListQuery {
  readonly view: Exclude<View, 'post'>
  readonly sort: Sort
  readonly descending: boolean
  readonly page: number
}

export const PAGE_SIZE = 50

/** One page of a queue. Tasks without a deadline come last. */
export async function tasksIn(
  context: Context,
  staff: Staff,
  { view, sort, descending, page }: ListQuery,
): Promise<{ tasks: readonly TaskRow[]; total: number }> {
  const now = context.clock.now()
  const all = (): Tasks => narrow[view](tasksFor(context, staff), staff, now)
  const column = sorts[sort]
  const tasks = await all()
    .orderByRaw(`case when ${column} is null then 1 else 0 end, ${column} ${descending ? 'desc' : 'asc'}, waits.id`)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return { tasks: tasks as TaskRow[], total: await count(all()) }
}

/** How many wait in each queue. */
export async function countViews(
  context: Context,
  staff: Staff,
): Promise<Readonly<Record<Exclude<View, 'post'>, number>>> {
  const now = context.clock.now()
  const names = Object.keys(narrow) as Exclude<View, 'post'>[]
  const counts = await Promise.all(names.map((view) => count(narrow[view](tasksFor(context, staff), staff, now))))
  return Object.fromEntries(names.map((view, index) => [view, counts[index] ?? 0])) as Record<
    Exclude<View, 'post'>,
    number
  >
}

async function count(query: Tasks): Promise<number> {
  const row = (await query.clearSelect().count({ n: '*' }).first()) as unknown as { n: number | string }
  return Number(row.n)
}
