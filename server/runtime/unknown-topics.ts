/** Jobs that nobody here can do stay visible as waiting; the log says so once a topic. */
import type { Parts } from './parts.ts'

/** A function to be called now and then; it remembers what it has said. */
export function unknownTopics({ db, town, handlers, log }: Parts): () => Promise<void> {
  const said = new Set(Object.keys(handlers))
  return async () => {
    const open = db('waits')
      .where({ town: town.id })
      .whereIn('kind', ['job', 'listener'])
      // Where no topic is known yet nothing else tells the database that it need not look at tasks.
      .whereNotNull('topic')
      .whereNotIn('topic', [...said])
    const rows = await open.distinct<{ topic: string }[]>('topic')
    for (const { topic } of rows) {
      said.add(topic)
      log.warn({ topic }, 'jobs of this topic wait, and this server has no handler for it')
    }
  }
}
