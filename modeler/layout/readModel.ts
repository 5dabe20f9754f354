/** What of a file is laid out. */
import { drawings, planeOf } from '../table/di.ts'
import { readGraph, type GraphNode } from '../table/graph.ts'
import { lanesOf, list, one, participantOf, processOf, type Moddle } from '../bpmn/moddle.ts'
import { readTable } from '../table/readTable.ts'
import type { Box, Drawing, LayoutModel, LayoutNode } from './drawing.ts'

export function readModel(definitions: Moddle): LayoutModel | null {
  const [process, plane] = [processOf(definitions), planeOf(definitions)]
  if (!process || !plane) return null
  const drawn = drawings(plane)
  const graph = readGraph(process)
  const pool = participantOf(definitions)
  const lanes = lanesOf(process)
  const laneOf = (node: GraphNode): string | null =>
    lanes.find((lane) => lane.get<Moddle[]>('flowNodeRef').includes(node.element))?.id ?? null
  const box = pool && boxOf(drawn.get(pool.id))
  return {
    table: readTable(process),
    nodes: [...graph.nodes.values()].map((node) => layoutNode(node, laneOf(node), drawn.get(node.id))),
    flows: graph.flows.map(({ id, source, target, element }) => ({
      id,
      source,
      target,
      text: element.name?.trim() ?? '',
    })),
    lanes: lanes.map(({ id, name }) => ({ id, name: name ?? '' })),
    origin: box ? { x: box.x, y: box.y } : { x: 160, y: 80 },
    pool: pool?.id ?? null,
  }
}

function layoutNode({ id, element }: GraphNode, lane: string | null, drawn: Moddle | undefined): LayoutNode {
  const expanded = element.$instanceOf('bpmn:SubProcess') && drawn?.get('isExpanded') === true
  const box = boxOf(drawn)
  return {
    id,
    shape: element.$instanceOf('bpmn:Gateway') ? 'gateway' : element.$instanceOf('bpmn:Event') ? 'event' : 'box',
    text: element.name?.trim() ?? '',
    lane,
    host: one(element, 'attachedToRef')?.id ?? null,
    size: expanded && box ? { width: box.width, height: box.height } : null,
  }
}

/** The place of a shape as the file has it. */
export function boxOf(drawn: Moddle | undefined): Box | null {
  const bounds = one(drawn, 'bounds')
  if (!bounds) return null
  const number = (name: string): number => bounds.get<number | undefined>(name) ?? 0
  return { x: number('x'), y: number('y'), width: number('width'), height: number('height') }
}

/** The drawing as the file has it. */
export function readDrawing(definitions: Moddle, model: LayoutModel): Drawing {
  const plane = planeOf(definitions)
  const drawn = plane ? drawings(plane) : new Map<string, Moddle>()
  const boxes = (ids: readonly string[]): Map<string, Box> =>
    new Map(ids.flatMap((id) => [boxOf(drawn.get(id))].flatMap((box) => (box ? [[id, box] as const] : []))))
  const ids = [...model.nodes, ...model.flows].map(({ id }) => id)
  const labels = ids.flatMap((id) => {
    const label = boxOf(one(drawn.get(id), 'label'))
    return label ? [[id, label] as const] : []
  })
  const ways = model.flows.flatMap(({ id }) => {
    const points = list(drawn.get(id), 'waypoint').map((point) => ({
      x: point.get<number>('x'),
      y: point.get<number>('y'),
    }))
    return points.length > 1 ? [[id, points] as const] : []
  })
  return {
    nodes: boxes(model.nodes.map(({ id }) => id)),
    lanes: boxes(model.lanes.map(({ id }) => id)),
    pool: model.pool ? boxOf(drawn.get(model.pool)) : null,
    labels: new Map(labels),
    ways: new Map(ways),
  }
}
