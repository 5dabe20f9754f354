/** A share that always carries what it was computed from. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
  /** 0…1, cut after four digits, so that 99.999 % never reads as done; null where the denominator is 0. */
  readonly share: number | null
}

export function shareOf(numerator: number, denominator: number): Share {
  return { numerator, denominator, share: denominator === 0 ? null : cut(numerator / denominator, 4) }
}

/** In percent with one decimal and a comma, cut and never rounded up: 2/3 is `66,6 %`. Less than 0,1 is said so. The space does not break. */
export function percent({ numerator, denominator }: Share): string {
  if (denominator === 0) return '–'
  const value = cut((numerator / denominator) * 100, 1)
  if (value === 0 && numerator > 0) return 'unter 0,1\u00a0%'
  return `${String(value).replace('.', ',')}\u00a0%`
}

// A half-finished division such as 0.29 × 100 = 28.999… must not lose a whole step, hence the tiny allowance.
const cut = (value: number, digits: number): number => Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits
