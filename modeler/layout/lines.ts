/** The net of upright and level lines on which ways run: through the middle of every shape and through the gaps between them. */
import { bottom, centre, right, type Box } from './drawing.ts'

export interface Lines {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
}

/** Distances from the edge of a shape at which a way may pass it. */
const LANES = [16, 26, 36]
/** Lines closer than this are one. */
const NEAR = 4

export function linesBetween(shapes: readonly Box[], labels: readonly Box[]): Lines {
  const middles = shapes.map(centre)
  const xs = shapes.flatMap((box) => LANES.flatMap((by) => [box.x - by, right(box) + by]))
  const ys = shapes.flatMap((box) => LANES.flatMap((by) => [box.y - by, bottom(box) + by]))
  const under = labels.flatMap((box) => [box.y - 8, bottom(box) + 8])
  return {
    xs: thin(
      middles.map(({ x }) => x),
      xs,
    ),
    ys: thin(
      middles.map(({ y }) => y),
      [...ys, ...under],
    ),
  }
}

/** The lines through the middles must all stay; of the others only those that keep a distance. */
function thin(fixed: readonly number[], free: readonly number[]): readonly number[] {
  const kept = [...new Set(fixed)].sort((a, b) => a - b)
  const gaps: number[] = []
  let index = 0
  for (const line of [...new Set(free)].sort((a, b) => a - b)) {
    while (index < kept.length && (kept[index] as number) < line - NEAR) index += 1
    const nearFixed = index < kept.length && Math.abs((kept[index] as number) - line) < NEAR
    if (!nearFixed && line - (gaps.at(-1) ?? -Infinity) >= NEAR) gaps.push(line)
  }
  return [...kept, ...gaps].sort((a, b) => a - b)
}
