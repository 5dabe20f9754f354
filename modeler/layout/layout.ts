/** Draws a process anew: lanes from top to bottom, time from left to right. Pure: the same table gives the same drawing. */
import type { Box, Drawing, LayoutModel, Point } from './drawing.ts'
import { holds } from './fitIn.ts'
import { placeOnGrid } from './grid.ts'
import { placeLabels, usualLabel } from './labels.ts'
import { route, type Way } from './route.ts'

/** Lines and labels that a person has put where they are. */
export interface Kept {
  readonly ways: ReadonlyMap<string, readonly Point[]>
  readonly labels: ReadonlyMap<string, KeptLabel>
}

export interface KeptLabel {
  readonly box: Box
  /** Where the shape or the line began when it was put there. */
  readonly beside: Point
}

export function layout(model: LayoutModel, kept: Kept = { ways: new Map(), labels: new Map() }): Drawing {
  const { nodes, lanes, pool } = placeOnGrid(model)
  const byId = new Map(model.nodes.map((node) => [node.id, node]))
  const end = (id: string): Way['source'] | null => {
    const [box, node] = [nodes.get(id), byId.get(id)]
    return box && node ? { id, box, shape: node.shape } : null
  }
  const drawn = new Map<string, readonly Point[]>()
  const ways = model.flows.flatMap(({ id, source, target }) => {
    const [from, to, way] = [end(source), end(target), kept.ways.get(id)]
    if (way && from && to && holds(way, from.box, to.box, [])) drawn.set(id, way)
    return from && to && !drawn.has(id) ? [{ id, source: from, target: to }] : []
  })
  const usual = model.nodes.flatMap((node) => {
    const box = nodes.get(node.id)
    return (box && usualLabel(node, box)) ?? []
  })
  const routed = route(ways, { shapes: [...nodes.values()], labels: usual, drawn: [...drawn.values()] })
  const all = new Map([...drawn, ...routed])
  const labels = placeLabels(
    model.nodes,
    model.flows,
    { nodes, ways: all, bounds: pool },
    labelsBeside(kept, nodes, all),
  )
  return { nodes, ways: all, labels, lanes, pool }
}

/** A label keeps its distance to what it names. */
function labelsBeside(
  { labels }: Kept,
  nodes: ReadonlyMap<string, Box>,
  ways: ReadonlyMap<string, readonly Point[]>,
): ReadonlyMap<string, Box> {
  return new Map(
    [...labels].flatMap(([id, { box, beside }]) => {
      const now = nodes.get(id) ?? ways.get(id)?.[0]
      return now ? [[id, { ...box, x: box.x + now.x - beside.x, y: box.y + now.y - beside.y }] as const] : []
    }),
  )
}
