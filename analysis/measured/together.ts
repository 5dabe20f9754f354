/** Counts of groups that lie apart, small ones put together until no group under five is left to be worked out. */
import { shownCount, SMALLEST } from './quantile.ts'

/** Joins the names of groups that are counted together. */
export const TOGETHER = '+'

/**
 * The smallest groups become one until it has five: every sum or difference of what is said is a sum of such groups, and so
 * never one to four. Null where all together are fewer.
 */
export function together(counts: Readonly<Record<string, number>>): Readonly<Record<string, number | null>> {
  const rising = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => a - b)
  const small: [string, number][] = []
  const sum = (): number => small.reduce((total, [, count]) => total + count, 0)
  while (rising[0] && (rising[0][1] < SMALLEST || (small.length > 0 && sum() < SMALLEST)))
    small.push(...rising.splice(0, 1))
  const names = small.map(([name]) => name).sort()
  const joined = small.length === 0 ? [] : [[names.join(TOGETHER), shownCount(sum())] as const]
  return Object.fromEntries([...rising.reverse(), ...joined])
}
