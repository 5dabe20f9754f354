/**
 * Runs two pieces of work in every order of their moves. A move is what one node does with the database at a time, a query or a
 * transaction: each asks a gate before it gets a connection, and the scheduler says who is next. As in model checkers, an order may
 * interrupt one work for the other only so often; nearly all races need one or two interruptions.
 */
import { connect, type Db } from '../../server/db/connect.ts'

/** Two handles on one database that move only when told. */
export interface Nodes {
  readonly dbs: readonly [Db, Db]
  /** Plays the work of both in each order; `play` makes new work for each, and checks what came of it. Returns how many orders there were. */
  explore(interruptions: number, play: (inOrder: InOrder) => Promise<void>): Promise<number>
  close(): Promise<void>
}

/** Runs both works under one order. */
export type InOrder = (first: () => Promise<unknown>, second: () => Promise<unknown>) => Promise<void>

interface Gate {
  /** Those who ask for a connection, by node. */
  readonly waiting: readonly [(() => void)[], (() => void)[]]
  active: number
  /** Outside of works, everyone passes. */
  open: boolean
}

export function twoNodes(url: string): Nodes {
  const gate: Gate = { waiting: [[], []], active: 0, open: true }
  const dbs = [guarded(connect(url), gate, 0), guarded(connect(url), gate, 1)] as const
  return {
    dbs,
    async explore(interruptions, play) {
      // Each order is the list of moves at which it changes over; the next ones add a change behind the last.
      const orders: number[][] = [[]]
      let played = 0
      for (let order = orders.shift(); order; order = orders.shift(), played++) {
        const changes = order
        await play(async (first, second) => {
          const moves = await inOrder(gate, [first, second], new Set(changes))
          if (changes.length >= interruptions) return
          for (let at = (changes.at(-1) ?? -1) + 1; at < moves; at++) orders.push([...changes, at])
        })
      }
      return played
    },
    async close() {
      await Promise.all(dbs.map((db) => db.destroy()))
    },
  }
}

function guarded(db: Db, gate: Gate, node: 0 | 1): Db {
  const { client } = db
  const [acquire, release] = [client.acquireConnection.bind(client), client.releaseConnection.bind(client)]
  client.acquireConnection = async () => {
    if (!gate.open) await new Promise<void>((resolve) => gate.waiting[node].push(resolve))
    else gate.active++
    return acquire()
  }
  client.releaseConnection = (connection: unknown) => {
    gate.active--
    return release(connection)
  }
  return db
}

/** Moves one node as long as it can, and the other after the moves at which the order changes over. Returns how many moves there were. */
async function inOrder(
  gate: Gate,
  works: readonly [() => Promise<unknown>, () => Promise<unknown>],
  changes: ReadonlySet<number>,
): Promise<number> {
  gate.open = false
  let left = 2
  const done = works.map((work) => work().finally(() => left--))
  let [turn, moves] = [0 as 0 | 1, 0]
  while (await asked(gate, () => left === 0)) {
    const other = turn === 0 ? 1 : 0
    const mine = gate.waiting[turn]
    const theirs = gate.waiting[other]
    if (mine.length === 0 || (changes.has(moves) && theirs.length > 0)) turn = other
    moves++
    gate.active++
    gate.waiting[turn].shift()?.()
  }
  gate.open = true
  await Promise.all(done)
  return moves
}

/** Waits until nobody moves and somebody asks; false when both works are over. */
async function asked(gate: Gate, over: () => boolean): Promise<boolean> {
  for (let quiet = 0; ;) {
    await new Promise((resolve) => setImmediate(resolve))
    if (gate.active > 0) quiet = 0
    else if (over()) return false
    // What is ready to run in a node runs within a few turns; then all of its questions are asked.
    else if (gate.waiting.some((some) => some.length > 0) && ++quiet > 4) return true
  }
}
