/** Comments as a page shows them: by element, in the order in which one reads the process. */
import { readDrawing, type DrawnNode } from '../../../engine/index.ts'
import { localDay, type Context } from '../../context.ts'
import { colleaguesWith, everyone } from '../../records/colleagues.ts'
import { inReadingOrder } from '../agreement/tell.ts'
import { readersOfProcesses } from './say.ts'
import { threads, type Thread } from './store.ts'

export interface CommentPlace {
  readonly element: string
  /** "3. Antrag prüfen", "Schritt entfernt: Antrag prüfen". */
  readonly title: string
}

export interface CommentGroup extends CommentPlace {
  readonly threads: readonly Thread[]
}

export interface CommentsView {
  /** Where one can comment: the whole process, then its steps. */
  readonly places: readonly CommentPlace[]
  readonly open: readonly CommentGroup[]
  readonly resolved: readonly CommentGroup[]
  readonly people: readonly { readonly login: string; readonly name: string }[]
  readonly nameOf: (login: string) => string
}

interface Comments extends Pick<CommentsView, 'people' | 'nameOf'> {
  readonly all: readonly Thread[]
}

/** All comments of a process, who can be named in one, and what people are called. */
export async function commentsOf(context: Context, process: string): Promise<Comments> {
  const [all, people, names] = await Promise.all([
    threads(context, process),
    colleaguesWith(context, readersOfProcesses),
    everyone(context, localDay(context.clock.now())),
  ])
  return { all, people, nameOf: (login) => names.get(login)?.name ?? login }
}

export const WHOLE = 'Zum ganzen Prozess'

export async function commentsView(context: Context, process: string, xml: string): Promise<CommentsView> {
  const [{ all, people, nameOf }, drawn] = await Promise.all([
    commentsOf(context, process),
    readDrawing(xml).catch(() => []),
  ])
  const main = drawn.find(({ id }) => id === process) ?? drawn[0]
  const places = [{ element: process, title: WHOLE }, ...(main ? inReadingOrder(main).map(placeOf) : [])]
  const open = all.filter(({ resolvedAt }) => resolvedAt === null)
  return {
    places,
    open: grouped(open, places),
    resolved: grouped(
      all.filter((thread) => !open.includes(thread)),
      places,
    ),
    people,
    nameOf,
  }
}

const placeOf = ({ id, name }: DrawnNode, index: number): CommentPlace => ({
  element: id,
  title: `${index + 1}. ${name || 'ohne Namen'}`,
})

/** Those whose element is gone come last, under the name that it had. */
function grouped(all: readonly Thread[], places: readonly CommentPlace[]): readonly CommentGroup[] {
  const gone = all.filter(({ element }) => !places.some((place) => place.element === element))
  const removed = new Map(gone.map(({ element, elementName }) => [element, `Schritt entfernt: ${elementName}`]))
  const everywhere = [...places, ...[...removed].map(([element, title]) => ({ element, title }))]
  return everywhere.flatMap((place) => {
    const own = all.filter(({ element }) => element === place.element)
    return own.length > 0 ? [{ ...place, threads: own }] : []
  })
}

/** What an element is called now, by its place; the process itself by its name. */
export const nameIn = ({ places }: Pick<CommentsView, 'places'>, element: string): string | null =>
  places.find((place) => place.element === element)?.title.replace(/^\d+\. /, '') ?? null
