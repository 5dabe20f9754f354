/** Lays two lists side by side: what is in both in the same order stays together, what lies between it is paired as it comes. */
export function pairs<T>(
  before: readonly T[],
  now: readonly T[],
  same: (one: T, other: T) => boolean = Object.is,
): readonly (readonly [T | null, T | null])[] {
  const longest = lengths(before, now, same)
  const found: (readonly [T | null, T | null])[] = []
  const [gone, come]: [T[], T[]] = [[], []]
  const between = (): void => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) found.push([gone[i] ?? null, come[i] ?? null])
    gone.length = come.length = 0
  }
  let [i, j] = [0, 0]
  while (i < before.length || j < now.length) {
    const [was, is] = [before[i], now[j]]
    if (was !== undefined && is !== undefined && same(was, is)) {
      between()
      found.push([was, is])
      i++
      j++
    } else if (is === undefined || (was !== undefined && (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))) {
      gone.push(before[i++] as T)
    } else {
      come.push(now[j++] as T)
    }
  }
  between()
  return found
}

/** Length of the longest common part from each place on. */
function lengths<T>(before: readonly T[], now: readonly T[], same: (one: T, other: T) => boolean): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array<number>(now.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const [row, below] = [table[i], table[i + 1]]
      if (!row || !below) continue
      row[j] = same(before[i] as T, now[j] as T) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}
