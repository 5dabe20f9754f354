/** Asks a worker, one draft at a time; of those that wait meanwhile only the newest is inspected. */
import type { Inspected } from './inspect.ts'
import type { Problem } from './problems.ts'

/** Null when a newer draft has come before. */
export type Inspector = (draft: Inspected) => Promise<readonly Problem[] | null>

interface Waiting {
  readonly draft: Inspected
  readonly tell: (problems: readonly Problem[] | null) => void
}

export function createInspector(): Inspector {
  let worker: Worker | null = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  let running: Waiting | null = null
  let next: Waiting | null = null
  const begin = (waiting: Waiting | null): void => {
    running = waiting
    next = null
    if (!running) return
    if (worker) worker.postMessage(running.draft)
    else void inspectHere(running.draft).then(finish)
  }
  const finish = (problems: readonly Problem[]): void => {
    running?.tell(problems)
    begin(next)
  }
  // A browser that lets no worker start checks in the page.
  const giveUp = (): void => {
    worker = null
    if (running) begin(running)
  }
  worker.onmessage = ({ data }: MessageEvent<{ problems?: readonly Problem[] }>) =>
    data.problems ? finish(data.problems) : giveUp()
  worker.onerror = giveUp
  return (draft) =>
    new Promise((tell) => {
      next?.tell(null)
      next = { draft, tell }
      if (!running) begin(next)
    })
}

const inspectHere = async (draft: Inspected): Promise<readonly Problem[]> =>
  (await import('./inspect.ts')).inspectDraft(draft)
