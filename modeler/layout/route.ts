/** Draws ways as a person would: level and upright, few corners, around shapes and labels, not on top of other ways. */
import { bottom, centre, crosses, grow, right, type Box, type Point } from './drawing.ts'
import { createField, type Field } from './field.ts'
import { linesBetween } from './lines.ts'
import { search, type Gate, type Side } from './search.ts'

export interface End {
  readonly id: string
  readonly box: Box
  readonly shape: 'box' | 'event' | 'gateway'
}

export interface Way {
  readonly id: string
  readonly source: End
  readonly target: End
}

export interface Ground {
  readonly shapes: readonly Box[]
  readonly labels: readonly Box[]
  /** Ways that stay as they are. */
  readonly drawn: readonly (readonly Point[])[]
}

/** How close a way comes to a shape that it only passes. */
const DISTANCE = 6

/** Finds a way for each; short ones first, those that go back last. */
export function route(ways: readonly Way[], ground: Ground): ReadonlyMap<string, readonly Point[]> {
  const lines = linesBetween(ground.shapes, ground.labels)
  const field = createField(
    lines,
    ground.shapes.map((box) => grow(box, DISTANCE)),
    ground.labels,
  )
  for (const points of ground.drawn) field.occupy(points, '', '')
  const found = new Map<string, readonly Point[]>()
  for (const way of [...ways].sort((a, b) => effort(a) - effort(b))) {
    const points = straight(way, ground, field) ?? winding(way, field)
    field.occupy(points, way.source.id, way.target.id)
    found.set(way.id, points)
  }
  return found
}

const effort = ({ source, target }: Way): number => {
  const [from, to] = [centre(source.box), centre(target.box)]
  const back = to.x <= from.x ? 100_000 : 0
  return back + Math.abs(to.x - from.x) + 3 * Math.abs(to.y - from.y)
}

/** Two neighbours in one row: nothing to search. */
function straight({ source, target }: Way, { shapes }: Ground, field: Field): readonly Point[] | null {
  const y = centre(source.box).y
  const [from, to] = [
    { x: right(source.box), y },
    { x: target.box.x, y },
  ]
  if (y !== centre(target.box).y || to.x <= from.x) return null
  const between = shapes.filter((box) => box !== source.box && box !== target.box)
  if (between.some((box) => crosses(from, to, grow(box, DISTANCE))) || field.taken(from, to)) return null
  field.dock(source.id, 'right', 'out')
  field.dock(target.id, 'left', 'in')
  return [from, to]
}

function winding(way: Way, field: Field): readonly Point[] {
  const { source, target } = way
  const user = { source: source.id, target: target.id }
  const found = search(field, gates(source, 'out', field), gates(target, 'in', field), user)
  if (!found) return [centre(source.box), centre(target.box)]
  field.dock(source.id, found.leaves, 'out')
  field.dock(target.id, found.enters, 'in')
  return simplify(found.points)
}

/** What it costs to leave or enter by a side: people read from left to right. */
const manners: Readonly<Record<'in' | 'out', Readonly<Record<End['shape'], Readonly<Record<Side, number>>>>>> = {
  out: {
    box: { right: 0, bottom: 45, top: 45, left: 160 },
    event: { right: 0, bottom: 30, top: 40, left: 90 },
    gateway: { right: 0, bottom: 5, top: 15, left: 160 },
  },
  in: {
    box: { left: 0, bottom: 45, top: 45, right: 200 },
    event: { left: 0, bottom: 40, top: 40, right: 200 },
    gateway: { left: 0, bottom: 5, top: 10, right: 160 },
  },
}

function gates(end: End, direction: 'in' | 'out', field: Field): readonly Gate[] {
  const { box, id } = end
  const { x, y } = centre(box)
  const ports: Readonly<Record<Side, Point>> = {
    right: { x: right(box), y },
    left: { x: box.x, y },
    top: { x, y: box.y },
    bottom: { x, y: bottom(box) },
  }
  return (Object.keys(ports) as Side[]).map((side) => ({
    side,
    port: ports[side],
    cost: manners[direction][end.shape][side] + field.crowd(id, side, direction),
  }))
}

function simplify(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before || !after) return true
    const level = before.y === point.y && point.y === after.y
    const upright = before.x === point.x && point.x === after.x
    return !level && !upright
  })
}
