/** From the strokes of some weeks to a year: a projection, as a range, with its method said. */

export interface Projection {
  readonly usual: number
  readonly low: number
  readonly high: number
  readonly says: string
}

/** 95 % of a normal distribution. */
const Z = 1.96

/**
 * Strokes × 365 / days. The range is that of a count by chance alone: n ± 1.96 √n (Poisson; normal approximation, for n under
 * ten the exact limits of Garwood, Biometrika 28 (1936), are tabled). Seasons are not in it, which the sentence says.
 */
export function project(strokes: number, days: number): Projection | null {
  if (days <= 0 || strokes < 0) return null
  const year = (count: number): number => Math.round((count * 365) / days)
  const [low, high] = limits(strokes)
  return {
    usual: year(strokes),
    low: year(low),
    high: year(high),
    says: `${strokes} Striche in ${days} Tagen, auf 365 Tage hochgerechnet; die Spanne ist der Zufall beim Zählen (95 %), Jahreszeiten sind nicht darin.`,
  }
}

/** Garwood's exact 95 % limits of a Poisson mean for counts of 0 to 9. */
const exact: readonly (readonly [number, number])[] = [
  [0, 3.689],
  [0.025, 5.572],
  [0.242, 7.225],
  [0.619, 8.767],
  [1.09, 10.242],
  [1.623, 11.668],
  [2.202, 13.059],
  [2.814, 14.423],
  [3.454, 15.763],
  [4.115, 17.085],
]

function limits(count: number): readonly [number, number] {
  const tabled = exact[count]
  if (tabled) return tabled
  const spread = Z * Math.sqrt(count)
  return [Math.max(0, count - spread), count + spread]
}
