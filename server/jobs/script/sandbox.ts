/** The thread in which scripts run, one after another; made when the first one comes, and again after one that had to be ended. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

export interface Asked {
  readonly script: string
  /** JSON of an object. */
  readonly variables: string
  /** The moment that the script takes for now, in milliseconds. */
  readonly now: number
  readonly zone: string
  readonly milliseconds: number
  readonly megabytes: number
}

/** `taken` is the JSON of what the script left; `late` says that its time was over. */
const Reply = z.union([
  z.object({ taken: z.string() }),
  z.object({ problem: z.object({ says: z.string(), line: z.number().nullable(), late: z.boolean() }) }),
])
export type Reply = z.infer<typeof Reply>

export interface Sandbox {
  run(asked: Asked): Promise<Reply>
}

/** The interpreter ends a script at its limit; this is for what it does not notice, such as one long step inside it. */
const GRACE = 2_000
const where = new URL('./sandbox.mjs', import.meta.url)
const limits = { stackSizeMb: 8, maxOldGenerationSizeMb: 64 }
const tooLate: Reply = { problem: { says: 'interrupted', line: null, late: true } }

export function sandbox(): Sandbox {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  /** A thread that waits does not keep the process alive. */
  const run = async (asked: Asked): Promise<Reply> => {
    const thread = (worker ??= new Worker(where, { resourceLimits: limits }))
    thread.ref()
    const reply = await answerOf(thread, asked)
    thread.unref()
    if (reply !== null) return reply
    worker = null
    await thread.terminate()
    return tooLate
  }
  return {
    run(asked) {
      const mine = last.then(() => run(asked))
      last = mine.catch(() => {
        worker = null
      })
      return mine
    },
  }
}

/** Null when nothing came in time. Rejects when the thread ended by itself. */
function answerOf(thread: Worker, asked: Asked): Promise<Reply | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve(null)), asked.milliseconds + GRACE)
    const onMessage = (message: unknown): void => settle(() => resolve(Reply.parse(message)))
    const onEnd = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error('the thread of scripts has ended')))
    const settle = (done: () => void): void => {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      done()
    }
    thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    thread.postMessage(asked)
  })
}
