/** Work on the same thing one after another; work on different things side by side. */
export type InTurn = <T>(key: number, work: () => Promise<T>) => Promise<T>

/** Each `key` has a queue of its own, which goes when it is empty. Work must not wait for more work under its own key. */
export function inTurn(): InTurn {
  const tails = new Map<number, Promise<unknown>>()
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    tails.set(key, mine)
    try {
      return await mine
    } finally {
      if (tails.get(key) === mine) tails.delete(key)
    }
  }
}
