/**
 * Writes large transactions of a SQLite file in a thread. Whoever writes holds the one connection of the pool meanwhile, so that
 * nobody of this process reads or writes in between; small transactions are written on that connection itself, at once.
 */
import { Worker } from 'node:worker_threads'
import { fileOf, pragmas, type Db } from './connect.ts'
import { onConnection, prepared, type SqliteConnection } from './raw.ts'
import { transact, type Statements } from './transact.mjs'

export interface Writer {
  /** Gives null when all is on disk, else the place of the statement that changed nothing although it had to; nothing is there then. */
  write(work: Statements): Promise<number | null>
}

/** How many values a transaction has that is worth to be sent to a thread and back: so many as some sixty rows. */
const LARGE = 500

export function writerOf(db: Db, large = LARGE): Writer {
  const file = fileOf(db)
  const { pool } = db.client
  let thread: Thread | null = null
  pool.on('poolDestroyRequest', () => void thread?.end())

  const one = async (connection: SqliteConnection, work: Statements): Promise<number | null> => {
    const here = (): number | null => transact(connection, (sql) => prepared(connection, sql), work)
    if (file === null || work.values.length < large) return here()
    if (thread === null || thread.isOver()) thread = startThread(file)
    return thread.isReady() ? thread.write(work) : here()
  }
  return { write: inLine(db, one) }
}

/**
 * Nobody overtakes anybody. But whoever comes next after a transaction that is being written, with nobody else in line, goes on with the
 * same hold of the connection: given back and taken again through several turns, the thread would wait for a third of its time.
 */
function inLine(
  db: Db,
  one: (connection: SqliteConnection, work: Statements) => Promise<number | null>,
): Writer['write'] {
  type Turn = (connection: SqliteConnection) => Promise<void>
  let following: Turn[] | null = null
  const hold = (first: Turn): Promise<void> =>
    onConnection(db, async (connection: SqliteConnection) => {
      const turns = [first]
      following = turns
      // Others come meanwhile.
      for (let turn = turns.shift(); turn; turn = turns.shift()) await turn(connection)
      following = null
    })
  return (work) =>
    new Promise((resolve, reject) => {
      const turn: Turn = (connection) => one(connection, work).then(resolve, reject)
      if (following !== null && db.client.pool.numPendingAcquires() === 0) following.push(turn)
      else hold(turn).catch(reject)
    })
}

interface Thread {
  isReady(): boolean
  isOver(): boolean
  write(work: Statements): Promise<number | null>
  end(): Promise<unknown>
}

interface Answer {
  readonly undone?: number | null
  readonly message?: string
  readonly code?: string
}

function startThread(file: string): Thread {
  const worker = new Worker(new URL('./transact-thread.mjs', import.meta.url), { workerData: { file, pragmas } })
  let state: 'starting' | 'ready' | 'over' = 'starting'
  let waiting: { resolve(undone: number | null): void; reject(error: Error): void } | null = null
  const over = (error: unknown): void => {
    state = 'over'
    waiting?.reject(error instanceof Error ? error : new Error('the connection ended with its thread'))
  }
  worker.on('error', over).on('exit', over)
  worker.on('message', (answer: 'ready' | Answer) => {
    if (answer === 'ready') state = 'ready'
    else if (answer.undone !== undefined) waiting?.resolve(answer.undone)
    else waiting?.reject(Object.assign(new Error(answer.message), { code: answer.code }))
  })
  // Waiting for work does not keep the process alive.
  worker.unref()
  return {
    isReady: () => state === 'ready',
    isOver: () => state === 'over',
    end: () => worker.terminate(),
    async write(work) {
      worker.ref()
      try {
        return await new Promise<number | null>((resolve, reject) => {
          waiting = { resolve, reject }
          worker.postMessage(work)
        })
      } finally {
        waiting = null
        worker.unref()
      }
    },
  }
}
