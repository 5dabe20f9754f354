/** Figures that nobody knows exactly: the least, the usual and the most. They are carried through as three, never as one mean. */
export interface Range {
  readonly min: number
  readonly usual: number
  readonly max: number
}

export const cases = ['min', 'usual', 'max'] as const

/** The same operation on each of the three. */
export const each = (compute: (which: keyof Range) => number): Range => ({
  min: compute('min'),
  usual: compute('usual'),
  max: compute('max'),
})

export const exactly = (value: number): Range => ({ min: value, usual: value, max: value })
export const none = exactly(0)

export const plus = (a: Range, b: Range): Range => each((which) => a[which] + b[which])
export const times = (a: Range, factor: number): Range => each((which) => a[which] * factor)
export const sum = (ranges: readonly Range[]): Range => ranges.reduce(plus, none)

/**
 * The same assumption on both sides: least against least, most against most. (Subtracting the most from the least would
 * give a difference even between a thing and itself.)
 */
export const minus = (a: Range, b: Range): Range => each((which) => a[which] - b[which])

/** Two figures that rest on different things: from the least that may be left to the most. */
export const apart = (a: Range, b: Range): Range => ({
  min: a.min - b.max,
  usual: a.usual - b.usual,
  max: a.max - b.min,
})

/**
 * The three-point estimate of a mean, (least + 4 × usual + most) / 6.
 * Source: Malcolm, Roseboom, Clark, Fazar: Application of a Technique for Research and Development Program Evaluation,
 * Operations Research 7 (1959) (PERT). It is a rule of thumb, shown beside the range and never instead of it.
 */
export const threePoint = ({ min, usual, max }: Range): number => (min + 4 * usual + max) / 6

/** Its standard deviation, (most − least) / 6. Same source. */
export const threePointDeviation = ({ min, max }: Range): number => (max - min) / 6
