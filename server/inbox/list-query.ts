/** The list as its address says it: `?ansicht=gruppe&sort=frist&richtung=ab&seite=2&ab=…`. Reading and writing are inverse. */
import type { Entry } from './task-lists.ts'
import { isView, sorts, type Sort, type View } from './views.ts'

export interface ListAddress {
  readonly view: View
  readonly sort: Sort
  readonly descending: boolean
  readonly page: number
  /** The last task before those that are put in order and counted here; null at the beginning. */
  readonly after: Entry | null
}

export const firstList: ListAddress = { view: 'meine', sort: 'frist', descending: false, page: 1, after: null }

/** Whatever is missing or unknown falls back to the first list: an old bookmark still opens something. */
export function readList(query: Readonly<Record<string, unknown>>): ListAddress {
  const text = (name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const [view, sort, page] = [text('ansicht'), text('sort'), Number(text('seite'))]
  return {
    view: isView(view) ? view : firstList.view,
    sort: Object.hasOwn(sorts, sort) ? (sort as Sort) : firstList.sort,
    descending: text('richtung') === 'ab',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    after: readPlace(text('ab')),
  }
}

function readPlace(text: string): Entry | null {
  const [, urgency, id] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z),(\d{1,15})$/.exec(text) ?? []
  return urgency ? { urgency, id: Number(id) } : null
}

/** The address of a list; what is as usual is left out. */
export function writeList({ view, sort, descending, page, after }: ListAddress): string {
  const query = new URLSearchParams()
  if (view !== firstList.view) query.set('ansicht', view)
  if (sort !== firstList.sort) query.set('sort', sort)
  if (descending) query.set('richtung', 'ab')
  if (page > 1) query.set('seite', String(page))
  if (after) query.set('ab', `${after.urgency},${after.id}`)
  const text = query.toString()
  return `/amt/aufgaben${text ? `?${text}` : ''}`
}
