/** The cheapest way through the net, by A*: length, corners, and what it meets on its path. */
import type { Point } from './drawing.ts'
import type { Field } from './field.ts'
import { createHeap, type Heap } from './heap.ts'

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** A point at the edge of a shape where a way may begin or end. */
export interface Gate {
  readonly side: Side
  readonly port: Point
  readonly cost: number
}

export interface User {
  readonly source: string
  readonly target: string
}

export interface Found {
  readonly points: readonly Point[]
  readonly leaves: Side
  readonly enters: Side
}

const CORNER = 42
const FIRST = -1
/** Right, down, left, up. */
const steps = [
  { column: 1, row: 0, axis: 'x' },
  { column: 0, row: 1, axis: 'y' },
  { column: -1, row: 0, axis: 'x' },
  { column: 0, row: -1, axis: 'y' },
] as const
const outward: Readonly<Record<Side, number>> = { right: 0, bottom: 1, left: 2, top: 3 }

/** A gate with the crossing point right outside of it. */
interface Landing extends Gate {
  readonly column: number
  readonly row: number
  readonly hop: number
}

/** A state is a crossing point and the direction in which it was reached. */
interface Search {
  readonly field: Field
  readonly user: User
  readonly goals: ReadonlyMap<number, Landing>
  readonly heap: Heap
  readonly cost: Float64Array
  /** The state from which each was reached; -1 for the first. */
  readonly before: Int32Array
  readonly begin: Map<number, Landing>
}

/** The points of the way, ends included; null when everything is walled in. */
export function search(field: Field, from: readonly Gate[], to: readonly Gate[], user: User): Found | null {
  const goals = new Map(
    to
      .flatMap((gate) => landing(field, gate, user))
      .map((goal) => [stateAt(field, goal, (outward[goal.side] + 2) % 4), goal]),
  )
  const heap = createHeap()
  const states = field.xs.length * field.ys.length * 4
  const cost = new Float64Array(states).fill(Infinity)
  const work: Search = { field, user, goals, heap, cost, before: new Int32Array(states).fill(-1), begin: new Map() }
  for (const start of from.flatMap((gate) => landing(field, gate, user))) {
    const state = stateAt(field, start, outward[start.side])
    if (reach(work, state, start.cost + start.hop, FIRST)) work.begin.set(state, start)
  }
  const last = explore(work)
  return last === null ? null : trace(work, last)
}

function explore(work: Search): number | null {
  let best: { readonly state: number; readonly total: number } | null = null
  const done = new Uint8Array(work.cost.length)
  for (let state = work.heap.pop(); state !== undefined; state = work.heap.pop()) {
    if (done[state] === 1) continue
    done[state] = 1
    const spent = work.cost[state] as number
    if (best && spent + rest(work, state) >= best.total) break
    const goal = work.goals.get(state)
    const total = goal ? spent + goal.cost + goal.hop : Infinity
    if (total < (best?.total ?? Infinity)) best = { state, total }
    expand(work, state, spent)
  }
  return best?.state ?? null
}

function expand(work: Search, state: number, spent: number): void {
  const { field, user } = work
  const { column, row, turn: before } = placeOf(field, state)
  steps.forEach((step, turn) => {
    const [toColumn, toRow] = [column + step.column, row + step.row]
    if (turn === (before + 2) % 4 || !inside(field, toColumn, toRow) || field.blocked(toColumn, toRow)) return
    const length = distance(pointAt(field, column, row), pointAt(field, toColumn, toRow))
    const toll = field.toll(Math.min(column, toColumn), Math.min(row, toRow), step.axis, user)
    const corner = turn === before ? field.crossing(column, row, step.axis, user) : CORNER
    reach(work, stateAt(field, { column: toColumn, row: toRow }, turn), spent + length + toll + corner, state)
  })
}

function reach(work: Search, state: number, spent: number, previous: number): boolean {
  if (spent >= (work.cost[state] as number)) return false
  work.cost[state] = spent
  work.before[state] = previous
  work.heap.push(spent + rest(work, state), state)
  return true
}

/** No way to the target is shorter than this. */
function rest({ field, goals }: Search, state: number): number {
  const { column, row } = placeOf(field, state)
  const here = pointAt(field, column, row)
  let least = Infinity
  for (const { port } of goals.values()) least = Math.min(least, distance(here, port))
  return least
}

const stateAt = ({ xs }: Field, { column, row }: { column: number; row: number }, turn: number): number =>
  (row * xs.length + column) * 4 + turn

const placeOf = ({ xs }: Field, state: number): { column: number; row: number; turn: number } => {
  const point = Math.floor(state / 4)
  return { column: point % xs.length, row: Math.floor(point / xs.length), turn: state % 4 }
}

const pointAt = ({ xs, ys }: Field, column: number, row: number): Point => ({
  x: xs[column] as number,
  y: ys[row] as number,
})
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
const inside = ({ xs, ys }: Field, column: number, row: number): boolean =>
  column >= 0 && row >= 0 && column < xs.length && row < ys.length

/** The first crossing point outside the shape, straight ahead of the gate. */
function landing(field: Field, gate: Gate, user: User): readonly Landing[] {
  const { x, y } = gate.port
  const upright = gate.side === 'top' || gate.side === 'bottom'
  const ahead = gate.side === 'right' || gate.side === 'bottom'
  const lines = upright ? field.ys : field.xs
  const at = upright ? y : x
  const fixed = upright ? field.xs.indexOf(x) : field.ys.indexOf(y)
  const index = ahead ? lines.findIndex((line) => line > at + 8) : lines.findLastIndex((line) => line < at - 8)
  if (index < 0 || fixed < 0) return []
  const [column, row] = upright ? [fixed, index] : [index, fixed]
  const hop = Math.abs((lines[index] as number) - at)
  const crossing = upright ? { x, y: lines[index] as number } : { x: lines[index] as number, y }
  return field.blocked(column, row) ? [] : [{ ...gate, column, row, hop: hop + field.onTop(gate.port, crossing, user) }]
}

function trace({ field, before, begin, goals }: Search, last: number): Found | null {
  const points: Point[] = []
  let first = last
  for (let state = last; state !== FIRST; state = before[state] ?? FIRST) {
    const { column, row } = placeOf(field, state)
    points.unshift(pointAt(field, column, row))
    first = state
  }
  const [start, goal] = [begin.get(first), goals.get(last)]
  if (!start || !goal) return null
  return { points: [start.port, ...points, goal.port], leaves: start.side, enters: goal.side }
}
