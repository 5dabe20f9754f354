/** Numbers about numbers. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const medianOf = (values: readonly number[]): number => quantile(values, 0.5)

export const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits

/** One line of the report. */
export interface Figure {
  readonly bench: 'runtime'
  readonly database: string
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly beside?: Readonly<Record<string, number | string>>
  /** Value to what is beside it, and what the ratio should be. */
  readonly ratio?: number
  readonly goal?: string
}
