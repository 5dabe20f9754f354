/** The queues of the inbox by name, and one page of the tasks in one of them. */
import type { Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { PERSON } from '../records/case-row.ts'
import { MOST, type Entry } from './task-lists.ts'
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
/** The views that list tasks. */
export type TaskView = Exclude<View, 'post'>

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

export interface Order {
  readonly sort: Sort
  readonly descending: boolean
  readonly page: number
}

export const PAGE_SIZE = 50

/** One page of a list. Tasks without a deadline come last. The right is asked for again: the list only says where to look. */
export async function tasksIn(
  context: Pick<Context, 'db' | 'town'>,
  staff: Staff,
  list: readonly Entry[],
  { sort, descending, page }: Order,
): Promise<readonly TaskRow[]> {
  const first = (page - 1) * PAGE_SIZE
  const inOrder = sort === 'frist' && !descending
  const looked = inOrder ? list.slice(first, Math.min(first + PAGE_SIZE, MOST)) : list.slice(0, MOST)
  const ids = looked.map(({ id }) => id)
  const column = sorts[sort]
  const rows = await tasksFor(context, staff, ids)
    .orderByRaw(`case when ${column} is null then 1 else 0 end, ${column} ${descending ? 'desc' : 'asc'}, waits.id`)
    .limit(PAGE_SIZE)
    .offset(inOrder ? 0 : first)
  return rows as TaskRow[]
}
