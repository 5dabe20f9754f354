/** Draws a process anew: lanes from top to bottom, time from left to right. Pure: the same table gives the same drawing. */
import type { Drawing, LayoutModel } from './drawing.ts'
import { placeOnGrid } from './grid.ts'
import { placeLabels, usualLabel } from './labels.ts'
import { route, type Way } from './route.ts'

export function layout(model: LayoutModel): Drawing {
  const { nodes, lanes, pool } = placeOnGrid(model)
  const byId = new Map(model.nodes.map((node) => [node.id, node]))
  const end = (id: string): Way['source'] | null => {
    const [box, node] = [nodes.get(id), byId.get(id)]
    return box && node ? { id, box, shape: node.shape } : null
  }
  const ways = model.flows.flatMap(({ id, source, target }) => {
    const [from, to] = [end(source), end(target)]
    return from && to ? [{ id, source: from, target: to }] : []
  })
  const usual = model.nodes.flatMap((node) => {
    const box = nodes.get(node.id)
    return (box && usualLabel(node, box)) ?? []
  })
  const routed = route(ways, { shapes: [...nodes.values()], labels: usual, drawn: [] })
  const labels = placeLabels(model.nodes, model.flows, { nodes, ways: routed, bounds: pool })
  return { nodes, ways: routed, labels, lanes, pool }
}
