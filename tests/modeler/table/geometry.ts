/** What is wrong with a drawing, read from the file as a ruler would. */
import { bottom, centre, crosses, overlap, right, type Box, type Point } from '../../../modeler/layout/drawing.ts'
import { boxOf } from '../../../modeler/layout/readModel.ts'
import { list, one, type Moddle } from '../../../modeler/bpmn/moddle.ts'

interface Picture {
  readonly nodes: ReadonlyMap<string, Box>
  readonly lanes: ReadonlyMap<string, Box>
  readonly labels: ReadonlyMap<string, Box>
  readonly ways: ReadonlyMap<string, { readonly points: readonly Point[]; readonly element: Moddle }>
  readonly laneOf: ReadonlyMap<string, string>
  readonly hosts: ReadonlyMap<string, string>
}

/** A sentence for each flaw; an empty list is a clean drawing. */
export function flaws(definitions: Moddle): readonly string[] {
  const picture = read(definitions)
  return [...shapes(picture), ...lines(picture), ...labels(picture)]
}

function read(definitions: Moddle): Picture {
  const drawn = list(one(list(definitions, 'diagrams')[0], 'plane'), 'planeElement')
  const maps = {
    nodes: new Map<string, Box>(),
    lanes: new Map<string, Box>(),
    labels: new Map<string, Box>(),
    ways: new Map(),
    laneOf: new Map<string, string>(),
    hosts: new Map<string, string>(),
  }
  for (const di of drawn) {
    const element = one(di, 'bpmnElement') as Moddle
    const box = boxOf(di)
    const label = boxOf(one(di, 'label'))
    if (element.$type === 'bpmn:SequenceFlow')
      maps.ways.set(element.id, {
        points: list(di, 'waypoint').map((p) => ({ x: p.get<number>('x'), y: p.get<number>('y') })),
        element,
      })
    if (box && element.$instanceOf('bpmn:FlowNode')) maps.nodes.set(element.id, box)
    if (box && element.$type === 'bpmn:Lane') maps.lanes.set(element.id, box)
    if (label) maps.labels.set(element.id, label)
    if (element.$type === 'bpmn:Lane')
      for (const node of list(element, 'flowNodeRef')) maps.laneOf.set(node.id, element.id)
    const host = one(element, 'attachedToRef')
    if (host) maps.hosts.set(element.id, host.id)
  }
  return maps
}

function shapes({ nodes, lanes, laneOf, hosts }: Picture): readonly string[] {
  const found: string[] = []
  const all = [...nodes]
  all.forEach(([id, box], index) => {
    for (const [other, its] of all.slice(index + 1))
      if (overlap(box, its) && hosts.get(id) !== other && hosts.get(other) !== id) found.push(`${id} lies on ${other}`)
    const lane = lanes.get(laneOf.get(id) ?? '')
    if (lane && !within(box, lane)) found.push(`${id} leaves its lane`)
  })
  const bands = [...lanes.values()].sort((a, b) => a.y - b.y)
  bands.slice(1).forEach((band, index) => {
    if (band.y !== bottom(bands[index] as Box)) found.push('lanes do not touch')
  })
  return found
}

const within = (box: Box, around: Box): boolean =>
  box.x >= around.x && box.y >= around.y && right(box) <= right(around) && bottom(box) <= bottom(around)

function lines({ ways, nodes }: Picture): readonly string[] {
  return [...ways].flatMap(([id, { points, element }]) => {
    const found: string[] = []
    const [source, target] = [
      nodes.get(one(element, 'sourceRef')?.id ?? ''),
      nodes.get(one(element, 'targetRef')?.id ?? ''),
    ]
    if (!source || !target) return [`${id} has no ends`]
    if (!docks(points[0] as Point, source) || !docks(points.at(-1) as Point, target)) found.push(`${id} does not dock`)
    points.slice(1).forEach((to, index) => {
      const from = points[index] as Point
      if (from.x !== to.x && from.y !== to.y) found.push(`${id} runs aslant`)
      for (const [other, box] of nodes) if (crosses(from, to, box)) found.push(`${id} runs through ${other}`)
    })
    return found
  })
}

function docks(point: Point, box: Box): boolean {
  const { x, y } = centre(box)
  const level = point.y === y && (point.x === box.x || point.x === right(box))
  return level || (point.x === x && (point.y === box.y || point.y === bottom(box)))
}

function labels({ labels: all, nodes }: Picture): readonly string[] {
  const boxes = [...all]
  return boxes.flatMap(([id, box], index) => [
    ...boxes
      .slice(index + 1)
      .flatMap(([other, its]) => (overlap(box, its) ? [`the label of ${id} lies on that of ${other}`] : [])),
    ...[...nodes].flatMap(([other, its]) => (overlap(box, its) ? [`the label of ${id} lies on ${other}`] : [])),
  ])
}

/** How many corners and how many places where two ways lie on each other for a stretch, though neither begins nor ends where the other does. */
export function tangles(definitions: Moddle): readonly string[] {
  const ways = [...read(definitions).ways]
  return ways.flatMap(([id, way], index) =>
    ways.slice(index + 1).flatMap(([other, its]) => {
      const ends = (element: Moddle): (Moddle | undefined)[] => [one(element, 'sourceRef'), one(element, 'targetRef')]
      const akin = ends(way.element).some((end, side) => end === ends(its.element)[side])
      return !akin && lieOnEachOther(way.points, its.points) ? [`${id} lies on ${other}`] : []
    }),
  )
}

function lieOnEachOther(a: readonly Point[], b: readonly Point[]): boolean {
  const parts = (points: readonly Point[]) => points.slice(1).map((to, index) => [points[index] as Point, to] as const)
  return parts(a).some(([from, to]) =>
    parts(b).some(([start, stop]) => {
      const level = from.y === to.y && start.y === stop.y && from.y === start.y
      const upright = from.x === to.x && start.x === stop.x && from.x === start.x
      const over = (p: number, q: number, r: number, s: number): boolean =>
        Math.min(Math.max(p, q), Math.max(r, s)) - Math.max(Math.min(p, q), Math.min(r, s)) > 1
      return (level && over(from.x, to.x, start.x, stop.x)) || (upright && over(from.y, to.y, start.y, stop.y))
    }),
  )
}
