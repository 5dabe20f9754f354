/** What is laid out and what comes of it: plain numbers, no file and no browser. */
import type { Box, Point } from '../bpmn/services.ts'
import type { Table } from '../table/table.ts'

export type { Box, Point }

export interface LayoutNode {
  readonly id: string
  readonly shape: 'box' | 'event' | 'gateway'
  /** The text inside a box, outside an event or gateway. */
  readonly text: string
  readonly lane: string | null
  /** Of events at a border: the activity. */
  readonly host: string | null
  /** The size that must stay, of subprocesses that show what they hold. */
  readonly size: { readonly width: number; readonly height: number } | null
}

export interface LayoutFlow {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly text: string
}

export interface LayoutModel {
  readonly table: Table
  readonly nodes: readonly LayoutNode[]
  readonly flows: readonly LayoutFlow[]
  /** From top to bottom. */
  readonly lanes: readonly { readonly id: string; readonly name: string }[]
  /** The upper left corner of the pool, or of what is drawn without one. */
  readonly origin: Point
  readonly pool: string | null
}

export interface Drawing {
  readonly nodes: ReadonlyMap<string, Box>
  readonly ways: ReadonlyMap<string, readonly Point[]>
  /** Of nodes and flows, by their ids. */
  readonly labels: ReadonlyMap<string, Box>
  readonly lanes: ReadonlyMap<string, Box>
  readonly pool: Box | null
}

export const centre = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
export const right = (box: Box): number => box.x + box.width
export const bottom = (box: Box): number => box.y + box.height

export const grow = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
})

export const overlap = (a: Box, b: Box): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a)

/** Whether an upright or level line passes through the inside of a box. */
export const crosses = (from: Point, to: Point, box: Box): boolean =>
  Math.min(from.x, to.x) < right(box) &&
  Math.max(from.x, to.x) > box.x &&
  Math.min(from.y, to.y) < bottom(box) &&
  Math.max(from.y, to.y) > box.y
