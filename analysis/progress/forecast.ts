/** When a plan will be done at the pace that was measured: a range of months, or the honest "not to be foreseen". */

export interface Point {
  /** `2026-03`. */
  readonly month: string
  readonly done: number
}

export interface Forecast {
  /** Services a month, measured: the slowest and the fastest three months in a row. */
  readonly pace: { readonly slow: number; readonly fast: number }
  /** Month of the last one at each pace; null where it would never come, or not in ten years. */
  readonly earliest: string | null
  readonly latest: string | null
}

/** Nobody can say what a town does in more than ten years. */
const HORIZON = 120

/** Fewer months are weather, not climate. */
const WINDOW = 3

/**
 * From monthly states to the month in which `goal` is reached. The pace is the gain of three months in a row divided by
 * three, at its slowest and its fastest (the method of "yesterday's weather": Beck, Fowler: Planning Extreme Programming,
 * 2000, taken twice to get a range). Null with fewer than four months: then nothing was measured.
 */
export function forecast(points: readonly Point[], goal: number): Forecast | null {
  const sorted = [...points].sort((a, b) => (a.month < b.month ? -1 : 1))
  const last = sorted.at(-1)
  if (!last || sorted.length <= WINDOW) return null
  const paces = sorted.slice(WINDOW).map((point, at) => (point.done - (sorted[at]?.done ?? 0)) / WINDOW)
  const [slow, fast] = [Math.min(...paces), Math.max(...paces)]
  const at = (pace: number): string | null => {
    const months = goal <= last.done ? 0 : pace <= 0 ? Infinity : Math.ceil((goal - last.done) / pace - 1e-9)
    return months > HORIZON ? null : later(last.month, months)
  }
  return { pace: { slow, fast }, earliest: at(fast), latest: at(slow) }
}

/** What would be done in the months to come at the slowest and at the fastest pace, never more than the goal. */
export function projected(
  last: Point,
  { pace }: Forecast,
  goal: number,
  months: number,
): readonly { readonly month: string; readonly least: number; readonly most: number }[] {
  const after = (speed: number, ahead: number): number =>
    Math.max(0, Math.min(goal, Math.round((last.done + speed * ahead) * 10) / 10))
  return Array.from({ length: months }, (_, at) => ({
    month: later(last.month, at + 1),
    least: after(pace.slow, at + 1),
    most: after(pace.fast, at + 1),
  }))
}

function later(month: string, months: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const index = year * 12 + of - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
