/** The background loop: drains, then sleeps until the next due moment, a commit of this process, or a minute at most. */
import { isTemporary } from '../db/problems.ts'
import { drain } from './drain.ts'
import { listenForWork } from './listen.ts'
import { mendAfterUpgrade } from './mend-queues.ts'
import { nextDue } from './next-due.ts'
import type { Parts } from './parts.ts'

/** No timer lives in memory only: a sleep is never longer, so that other nodes' rows are seen and long `setTimeout`s never happen. */
const LONGEST = 60_000
/** What is due but held by someone else is not asked for more often than this. */
const SHORTEST = 200
/** A database that was away is looked for again. */
const SOON = 5_000

export function run(parts: Parts, reportUnknown: () => Promise<void>): { stop(): Promise<void> } {
  let stopped = false
  const listening = listenForWork(parts)
  let mended = false
  const round = async (): Promise<void> => {
    try {
      if (!mended) await mendAfterUpgrade(parts)
      mended = true
      await drain(parts, reportUnknown, () => stopped)
      if (!stopped) await parts.notifier.sleep(await pause(parts))
    } catch (error) {
      parts.log.error({ err: error }, 'the background loop met an error and goes on soon')
      if (!stopped) await parts.notifier.sleep(isTemporary(error) ? SOON : LONGEST)
    }
  }
  const loop = (async () => {
    while (!stopped) await round()
  })()
  return {
    async stop() {
      stopped = true
      parts.notifier.wake()
      await Promise.all([loop, listening.stop()])
    },
  }
}

async function pause(parts: Parts): Promise<number> {
  const due = await nextDue(parts)
  if (due === null) return LONGEST
  return Math.min(LONGEST, Math.max(SHORTEST, Date.parse(due) - Date.parse(parts.clock.now())))
}
