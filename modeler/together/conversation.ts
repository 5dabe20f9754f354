/** Comments as the modeler sees them: at which element how many are open, and what was said where. */
import type { Answer, CommentsView, ProcessApi, Thread } from '../api/process.ts'
import type { Room } from '../app/room.ts'

export const openThreads = (comments: CommentsView | null): readonly Thread[] =>
  comments?.threads.filter(({ resolvedAt }) => resolvedAt === null) ?? []

/** Number of open comments by element. */
export function openCounts(comments: CommentsView | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { element } of openThreads(comments)) counts.set(element, (counts.get(element) ?? 0) + 1)
  return counts
}

export interface Conversation {
  load(): Promise<void>
  /** Resolves to why it could not be said; null when it was. */
  comment(element: string, elementName: string, text: string): Promise<string | null>
  reply(id: number, text: string): Promise<string | null>
  resolve(id: number, resolved: boolean): Promise<string | null>
}

export function converse({ api, store }: Pick<Room, 'api' | 'store'>): Conversation {
  const take = (answer: Answer<CommentsView>): string | null => {
    if (!answer.ok) return answer.says
    store.set({ comments: answer.value })
    return null
  }
  const ask = async (question: (api: ProcessApi) => Promise<Answer<CommentsView>>) => take(await question(api))
  return {
    load: async () => void (await ask((it) => it.comments())),
    comment: (element, elementName, text) => ask((it) => it.comment({ element, elementName, text })),
    reply: (id, text) => ask((it) => it.reply(id, text)),
    resolve: (id, resolved) => ask((it) => it.resolve(id, resolved)),
  }
}
