/** A queue that gives the smallest key first. */
export interface Heap {
  push(key: number, value: number): void
  pop(): number | undefined
}

export function createHeap(): Heap {
  const keys: number[] = []
  const values: number[] = []
  const swap = (a: number, b: number): void => {
    ;[keys[a], keys[b]] = [keys[b] as number, keys[a] as number]
    ;[values[a], values[b]] = [values[b] as number, values[a] as number]
  }
  const less = (a: number, b: number): boolean => (keys[a] as number) < (keys[b] as number)
  const sink = (from: number): void => {
    for (let at = from; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < keys.length && less(child, least)) least = child
      if (least === at) return
      swap(at, least)
      at = least
    }
  }
  return {
    push(key, value) {
      keys.push(key)
      values.push(value)
      for (let at = keys.length - 1; at > 0;) {
        const parent = (at - 1) >> 1
        if (!less(at, parent)) return
        swap(at, parent)
        at = parent
      }
    },
    pop() {
      const first = values[0]
      if (first === undefined) return undefined
      swap(0, keys.length - 1)
      keys.pop()
      values.pop()
      sink(0)
      return first
    },
  }
}
