/** Puts names beside events, gateways and ways, where they lie on nothing else. */
import {
  bottom,
  centre,
  crosses,
  overlap,
  right,
  type Box,
  type LayoutFlow,
  type LayoutNode,
  type Point,
} from './drawing.ts'
import { LABEL_GAP } from './grid.ts'
import { outsideLabel, type Size } from './sizes.ts'
import { labelSize } from './text.ts'

export interface Drawn {
  readonly nodes: ReadonlyMap<string, Box>
  readonly ways: ReadonlyMap<string, readonly Point[]>
  readonly bounds: Box | null
}

/** Where a label stands when nothing is in the way: below an event, above a gateway. */
export function usualLabel(node: LayoutNode, box: Box): Box | null {
  const size = outsideLabel(node)
  return size && (places(node, box, size)[0] ?? null)
}

/** The labels of nodes first, as they have fewer places to go. */
export function placeLabels(
  nodes: readonly LayoutNode[],
  flows: readonly LayoutFlow[],
  drawn: Drawn,
  kept: ReadonlyMap<string, Box> = new Map(),
): ReadonlyMap<string, Box> {
  const labels = new Map(kept)
  for (const node of nodes) {
    const [box, size] = [drawn.nodes.get(node.id), outsideLabel(node)]
    if (box && size && !labels.has(node.id)) labels.set(node.id, best(places(node, box, size), drawn, labels))
  }
  for (const flow of flows) {
    const way = drawn.ways.get(flow.id)
    if (way && flow.text && !labels.has(flow.id))
      labels.set(flow.id, best(along(way, labelSize(flow.text)), drawn, labels))
  }
  return labels
}

function places(node: LayoutNode, box: Box, { width, height }: Size): readonly Box[] {
  const { x } = centre(box)
  const over = box.y - height - LABEL_GAP
  const under = bottom(box) + LABEL_GAP
  const at = (left: number, top: number): Box => ({ x: Math.round(left), y: Math.round(top), width, height })
  const [above, below] = [at(x - width / 2, over), at(x - width / 2, under)]
  const corners = [at(x + 8, over), at(x - width - 8, over), at(x + 8, under), at(x - width - 8, under)]
  // Off the corner of a gateway, where its ways leave the middle free.
  const beside = [
    at(right(box) - 4, over + 14),
    at(box.x - width + 4, over + 14),
    at(right(box) - 4, under - 12),
    at(box.x - width + 4, under - 12),
  ]
  return [...(node.shape === 'gateway' ? [above, below] : [below, above]), ...corners, ...beside]
}

/** Beside the beginning of a way; further along it where that is taken. */
function along(way: readonly Point[], { width, height }: Size): readonly Box[] {
  return way.slice(1).flatMap((to, index) => {
    const from = way[index] as Point
    if (from.y === to.y) {
      const left = to.x > from.x ? from.x + 5 : from.x - width - 5
      const lefts = [left, (from.x + to.x - width) / 2]
      return lefts.flatMap((x) =>
        [from.y - height - 3, from.y + 4].map((y) => ({ x: Math.round(x), y, width, height })),
      )
    }
    const top = to.y > from.y ? from.y + 5 : from.y - height - 5
    const tops = [top, (from.y + to.y - height) / 2]
    return tops.flatMap((y) => [from.x + 5, from.x - width - 5].map((x) => ({ x, y: Math.round(y), width, height })))
  })
}

/** The first place on which nothing lies, else the one with the least on it. */
function best(candidates: readonly Box[], drawn: Drawn, labels: ReadonlyMap<string, Box>): Box {
  let found = candidates[0] as Box
  let least = Infinity
  for (const candidate of candidates) {
    const weight = burden(candidate, drawn, labels)
    if (weight >= least) continue
    found = candidate
    least = weight
  }
  return found
}

function burden(box: Box, { nodes, ways, bounds }: Drawn, labels: ReadonlyMap<string, Box>): number {
  let weight = 0
  for (const node of nodes.values()) if (overlap(box, node)) weight += 100
  for (const label of labels.values()) if (overlap(box, label)) weight += 100
  for (const way of ways.values())
    for (let index = 1; index < way.length; index += 1)
      if (crosses(way[index - 1] as Point, way[index] as Point, box)) weight += 20
  if (bounds && (box.x < bounds.x || right(box) > right(bounds) || box.y < bounds.y || bottom(box) > bottom(bounds)))
    weight += 40
  return weight
}
