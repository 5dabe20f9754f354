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
