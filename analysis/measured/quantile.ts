/** Median and 90th percentile, hidden where too few cases stand behind them. */

export interface Quantiles {
  readonly median: number
  readonly p90: number
  /** Cases behind the figures. */
  readonly cases: number
}

/** Below this a figure says more about single cases than about the service. */
export const ENOUGH = 20

/** Groups smaller than this are not shown at all: single persons could be recognised. */
export const SMALLEST = 5

/** What fewer people did is not shown: it would say how one of them works. */
export const FEWEST_PERSONS = 3

/**
 * The nearest-rank quantile: the smallest value that at least this share of the values does not exceed. Source: Hyndman, Fan:
 * Sample Quantiles in Statistical Packages, The American Statistician 50 (1996), definition 1. It is always a value that
 * really occurred.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? null
}

/** Null below `enough` values. */
export function quantiles(values: readonly number[], enough = ENOUGH): Quantiles | null {
  const [median, p90] = [quantile(values, 0.5), quantile(values, 0.9)]
  return median === null || p90 === null || values.length < enough ? null : { median, p90, cases: values.length }
}

/** The count, or null where it is so small that it is suppressed. None is no secret. */
export const shownCount = (count: number): number | null => (count > 0 && count < SMALLEST ? null : count)

/**
 * How much of a whole may be said of one of its parts: at least so many; null where the part itself is too small. Where what
 * is left over would be a group under five, the part is told only down to where the rest may be nobody or four; other parts
 * are rounded down to fives, so that adding them up does not give the smallest away.
 */
export function partOf(count: number, whole: number): number | null {
  if (count === 0 || count >= whole) return shownCount(count)
  if (count < SMALLEST) return null
  return whole - count < SMALLEST ? Math.max(SMALLEST, whole - SMALLEST + 1) : inFives(count)
}

export const inFives = (count: number): number => Math.floor(count / SMALLEST) * SMALLEST

/**
 * Which of several counts that contain each other may be said, the smallest first: one that differs from a smaller one by
 * less than five would give the few in between away.
 */
export function tellable(nested: readonly number[]): readonly boolean[] {
  const said: number[] = []
  return nested.map((count) => {
    const may = said.every((smaller) => shownCount(Math.abs(count - smaller)) !== null)
    if (may && shownCount(count) !== null) said.push(count)
    return may
  })
}
