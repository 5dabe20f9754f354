/** The net of lines with what lies on it: shapes that block, labels to go around, ways that are drawn already. */
import { crosses, type Box, type Point } from './drawing.ts'
import type { Lines } from './lines.ts'
import type { Side, User } from './search.ts'

export interface Field extends Lines {
  blocked(column: number, row: number): boolean
  /** What it costs to go on from a crossing point to the next one, beyond the length. */
  toll(column: number, row: number, axis: 'x' | 'y', user: User): number
  /** What it costs to go straight over ways that are drawn across. */
  crossing(column: number, row: number, axis: 'x' | 'y', user: User): number
  /** What it costs to lie on ways that are drawn between two points of one line. */
  onTop(from: Point, to: Point, user: User): number
  occupy(points: readonly Point[], source: string, target: string): void
  /** Whether a way lies on this line. */
  taken(from: Point, to: Point): boolean
  dock(id: string, side: Side, direction: 'in' | 'out'): void
  /** What it costs to use a side that is in use. */
  crowd(id: string, side: Side, direction: 'in' | 'out'): number
}

const TOLLS = { label: 90, together: 4, otherwise: 240, crossing: 30 }

interface Segment extends User {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

export function createField({ xs, ys }: Lines, shapes: readonly Box[], labels: readonly Box[]): Field {
  const wall = mark(xs, ys, shapes)
  const soft = { x: markSteps(xs, ys, labels, 'x'), y: markSteps(xs, ys, labels, 'y') }
  const drawn = { x: new Map<number, Segment[]>(), y: new Map<number, Segment[]>() }
  return {
    xs,
    ys,
    blocked: (column, row) => wall[row * xs.length + column] === 1,
    toll(column, row, axis, user) {
      const label = soft[axis][row * xs.length + column] === 1 ? TOLLS.label : 0
      const [level, from, to] =
        axis === 'x' ? [ys[row], xs[column], xs[column + 1]] : [xs[column], ys[row], ys[row + 1]]
      return label + dearest(drawn[axis].get(level as number), from as number, to as number, user)
    },
    onTop(from, to, user) {
      const { axis, at: level, from: low, to: high } = segment(from, to, user)
      return dearest(drawn[axis].get(level), low, high, user)
    },
    crossing(column, row, axis, user) {
      const [x, y] = [xs[column] as number, ys[row] as number]
      const [own, across] = axis === 'x' ? [y, drawn.y.get(x)] : [x, drawn.x.get(y)]
      return across?.some((one) => one.from < own && own < one.to && !akin(one, user)) ? TOLLS.crossing : 0
    },
    occupy(points, source, target) {
      points.slice(1).forEach((to, index) => {
        const made = segment(points[index] as Point, to, { source, target })
        drawn[made.axis].set(made.at, [...(drawn[made.axis].get(made.at) ?? []), made])
      })
    },
    taken(from, to) {
      const { axis, at: level, from: low, to: high } = segment(from, to, NOBODY)
      return dearest(drawn[axis].get(level), low, high, NOBODY) > 0
    },
    ...createDocks(),
  }
}

/** How many ways use which side of which shape. */
function createDocks(): Pick<Field, 'dock' | 'crowd'> {
  const docks = new Map<string, number>()
  const count = (id: string, side: Side, direction: 'in' | 'out'): number =>
    docks.get(`${id} ${side} ${direction}`) ?? 0
  return {
    dock: (id, side, direction) => void docks.set(`${id} ${side} ${direction}`, count(id, side, direction) + 1),
    crowd(id, side, direction) {
      const other = count(id, side, direction === 'in' ? 'out' : 'in')
      return other * 300 + count(id, side, direction) * (direction === 'out' ? 130 : 12)
    },
  }
}

/** Steps from a crossing point to the next that pass over a label. */
function markSteps(xs: readonly number[], ys: readonly number[], boxes: readonly Box[], axis: 'x' | 'y'): Uint8Array {
  const steps = new Uint8Array(xs.length * ys.length)
  for (const box of boxes)
    ys.forEach((y, row) => {
      if (y > box.y + box.height || (ys[row + 1] ?? y) < box.y) return
      xs.forEach((x, column) => {
        const to = axis === 'x' ? { x: xs[column + 1] ?? x, y } : { x, y: ys[row + 1] ?? y }
        if (crosses({ x, y }, to, box)) steps[row * xs.length + column] = 1
      })
    })
  return steps
}

function mark(xs: readonly number[], ys: readonly number[], boxes: readonly Box[]): Uint8Array {
  const wall = new Uint8Array(xs.length * ys.length)
  for (const box of boxes)
    ys.forEach((y, row) => {
      if (y <= box.y || y >= box.y + box.height) return
      xs.forEach((x, column) => {
        if (x > box.x && x < box.x + box.width) wall[row * xs.length + column] = 1
      })
    })
  return wall
}

function segment(from: Point, to: Point, user: User): Segment {
  const axis = from.y === to.y ? 'x' : 'y'
  const [a, b] = axis === 'x' ? [from.x, to.x] : [from.y, to.y]
  return { axis, at: axis === 'x' ? from.y : from.x, from: Math.min(a, b), to: Math.max(a, b), ...user }
}

const NOBODY: User = { source: '', target: '' }

/** What it costs to run along this stretch of a line, on top of what lies there. */
function dearest(segments: readonly Segment[] | undefined, from: number, to: number, user: User): number {
  let most = 0
  if (segments)
    for (const one of segments)
      if (one.from < to && from < one.to) most = Math.max(most, akin(one, user) ? TOLLS.together : TOLLS.otherwise)
  return most
}

const akin = (one: User, other: User): boolean => one.source === other.source || one.target === other.target
