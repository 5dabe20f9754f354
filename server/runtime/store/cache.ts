/** Active cases in memory, the longest unused forgotten first. What was committed is here, nothing else. */
import type { Stored } from './saving.ts'

export interface Cache {
  get(id: number): Stored | undefined
  /** Keeps the newest state of a running case; one that has ended goes. */
  put(stored: Stored): void
  forget(id: number): void
  /** Cases and the length of their text. */
  size(): { readonly cases: number; readonly weight: number }
}

/** @param limit how much text all cases together may hold; as objects in memory it is about three times as much */
export function cacheOf(limit: number): Cache {
  // A map remembers in which order its keys came: the first one is the longest unused.
  const cases = new Map<number, Stored>()
  let weight = 0
  const forget = (id: number): void => {
    weight -= cases.get(id)?.weight ?? 0
    cases.delete(id)
  }
  return {
    get(id) {
      const found = cases.get(id)
      if (!found) return undefined
      cases.delete(id)
      cases.set(id, found)
      return found
    },
    put(stored) {
      const { ref, case: state } = stored
      const before = cases.get(ref.id)
      if (before && before.case.seq > state.seq) return
      forget(ref.id)
      if (state.status !== 'running' && state.status !== 'suspended') return
      cases.set(ref.id, stored)
      weight += stored.weight
      for (const id of cases.keys()) {
        if (weight <= limit) return
        forget(id)
      }
    },
    forget,
    size: () => ({ cases: cases.size, weight }),
  }
}
