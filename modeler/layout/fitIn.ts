/** Fits what is new into a drawing that a person has made: what stands somewhere stays there, and makes room together where it must. */
import {
  bottom,
  centre,
  crosses,
  grow,
  overlap,
  right,
  type Box,
  type Drawing,
  type LayoutModel,
  type LayoutNode,
  type Point,
} from './drawing.ts'
import { HEADER } from './grid.ts'
import { placeLabels, usualLabel } from './labels.ts'
import { route, type Way } from './route.ts'
import { boxSize, sizeOf, type Size } from './sizes.ts'

const GAP = 50
const LANE = { height: 120, margin: 20 }

/** The drawing while it is being changed. */
interface Sheet {
  readonly nodes: Map<string, Box>
  readonly ways: Map<string, readonly Point[]>
  readonly labels: Map<string, Box>
  readonly lanes: Map<string, Box>
  pool: Box | null
}

/** The drawing as the file has it, with what it lacks. */
export function fitIn(model: LayoutModel, now: Drawing): Drawing {
  const sheet: Sheet = {
    nodes: new Map(now.nodes),
    ways: new Map(now.ways),
    labels: new Map(now.labels),
    lanes: new Map(now.lanes),
    pool: now.pool,
  }
  addLanes(sheet, model)
  const box = usualBox(model, now)
  for (const node of missing(model, sheet)) place(sheet, model, node, sizeOf(node, box))
  stretch(sheet)
  reroute(sheet, model)
  const { nodes, ways, lanes, pool } = sheet
  return {
    nodes,
    ways,
    lanes,
    pool,
    labels: placeLabels(model.nodes, model.flows, { nodes, ways, bounds: pool }, keptLabels(sheet, model)),
  }
}

/** New boxes are as large as those that are there. */
function usualBox(model: LayoutModel, now: Drawing): Size {
  const plain = model.nodes.filter(({ shape, size }) => shape === 'box' && !size)
  const first = plain.flatMap(({ id }) => now.nodes.get(id) ?? [])[0]
  return first ? { width: first.width, height: first.height } : boxSize(model.nodes)
}

/** In the order of the flows, so that each stands behind what leads to it. */
function missing(model: LayoutModel, { nodes }: Sheet): readonly LayoutNode[] {
  const left = model.nodes.filter(({ id }) => !nodes.has(id))
  const ordered: LayoutNode[] = []
  while (left.length > 0) {
    const known = (id: string): boolean => nodes.has(id) || ordered.some((node) => node.id === id)
    const next = left.findIndex(({ id }) => model.flows.some(({ source, target }) => target === id && known(source)))
    ordered.push(...left.splice(Math.max(0, next), 1))
  }
  return ordered
}

function addLanes(sheet: Sheet, { lanes, origin, pool }: LayoutModel): void {
  const kept = new Set(lanes.map(({ id }) => id))
  for (const id of sheet.lanes.keys()) if (!kept.has(id)) sheet.lanes.delete(id)
  lanes.forEach(({ id }, index) => {
    if (sheet.lanes.has(id)) return
    const above = sheet.lanes.get(lanes[index - 1]?.id ?? '')
    const y = above ? bottom(above) : origin.y
    makeRoom(sheet, 'y', y, LANE.height)
    sheet.lanes.set(id, { x: origin.x + (pool ? HEADER : 0), y, width: 0, height: LANE.height })
  })
  // A lane that went leaves no hole: the one above takes its place.
  const bands = lanes.flatMap(({ id }) => sheet.lanes.get(id) ?? []).sort((a, b) => a.y - b.y)
  lanes.forEach(({ id }) => {
    const band = sheet.lanes.get(id)
    const next = bands.find(({ y }) => band && y > band.y)
    const end = next?.y ?? (sheet.pool ? bottom(sheet.pool) : 0)
    if (band && end > bottom(band)) sheet.lanes.set(id, { ...band, height: end - band.y })
    const first = bands[0]
    if (band && first?.y === band.y && band.y > origin.y && pool)
      sheet.lanes.set(id, { ...band, y: origin.y, height: bottom(sheet.lanes.get(id) as Box) - origin.y })
  })
}

/** Everything from `cut` on goes further by `by`; what the cut passes through becomes larger. */
function makeRoom(sheet: Sheet, axis: 'x' | 'y', cut: number, by: number): void {
  const moved = (box: Box): Box => ({ ...box, [axis]: box[axis] >= cut ? box[axis] + by : box[axis] })
  const size = axis === 'x' ? 'width' : 'height'
  const stretched = (box: Box): Box =>
    box[axis] < cut && box[axis] + box[size] > cut ? { ...box, [size]: box[size] + by } : moved(box)
  for (const [id, box] of sheet.nodes) sheet.nodes.set(id, moved(box))
  for (const [id, box] of sheet.labels) sheet.labels.set(id, moved(box))
  for (const [id, box] of sheet.lanes) sheet.lanes.set(id, stretched(box))
  for (const [id, way] of sheet.ways)
    sheet.ways.set(
      id,
      way.map((point) => ({ ...point, [axis]: point[axis] >= cut ? point[axis] + by : point[axis] })),
    )
  if (sheet.pool) sheet.pool = { ...sheet.pool, [size]: sheet.pool[size] + by }
}

function place(sheet: Sheet, model: LayoutModel, node: LayoutNode, size: Size): void {
  const boxes = (ids: readonly string[]): readonly Box[] => ids.flatMap((id) => sheet.nodes.get(id) ?? [])
  const before = boxes(model.flows.filter(({ target }) => target === node.id).map(({ source }) => source))
  const after = following(model, sheet, node.id)
  const last = [...before].sort((a, b) => right(b) - right(a))[0]
  const x = last ? right(last) + GAP : model.origin.x + 2 * HEADER + GAP
  const next = last && after.filter((box) => box.x > last.x).sort((a, b) => a.x - b.x)[0]
  const lacking = next ? x + size.width + GAP - next.x : 0
  if (last && lacking > 0) makeRoom(sheet, 'x', right(last) + 5, lacking)
  const lane = sheet.lanes.get(node.lane ?? '')
  const inLine = last && (!lane || (last.y >= lane.y && bottom(last) <= bottom(lane)))
  const middle = inLine ? centre(last).y : lane ? rowOf(sheet, lane) : model.origin.y + 100
  sheet.nodes.set(
    node.id,
    settle(sheet, { x: Math.round(x), y: Math.round(middle - size.height / 2), ...size }, lane && node.lane),
  )
}

/** What stands behind a node already, beyond others that are new as well. */
function following({ flows }: LayoutModel, { nodes }: Sheet, from: string): readonly Box[] {
  const seen = new Set([from])
  const found: Box[] = []
  for (const id of seen)
    for (const { target } of flows.filter(({ source }) => source === id)) {
      const box = nodes.get(target)
      if (box) found.push(box)
      else seen.add(target)
    }
  return found
}

/** The height at which most things of a lane stand; its middle while it is empty. */
function rowOf({ nodes }: Sheet, lane: Box): number {
  const inside = [...nodes.values()].filter((box) => overlap(box, lane)).map((box) => centre(box).y)
  return inside.sort((a, b) => a - b)[0] ?? centre(lane).y
}

/** Down to where nothing is in the way; the lane grows when it must. */
function settle(sheet: Sheet, wanted: Box, lane: string | null | undefined): Box {
  let box = wanted
  const occupied = (): Box | undefined => [...sheet.nodes.values()].find((other) => overlap(grow(box, 12), other))
  for (let other = occupied(); other; other = occupied()) box = { ...box, y: bottom(other) + 30 }
  const around = sheet.lanes.get(lane ?? '')
  const over = around ? bottom(box) + LANE.margin - bottom(around) : 0
  if (around && over > 0) {
    makeRoom(sheet, 'y', bottom(around), over)
    sheet.lanes.set(lane ?? '', { ...around, height: around.height + over })
  }
  return box
}

/** Pool and lanes end behind the last thing in them. */
function stretch(sheet: Sheet): void {
  if (!sheet.pool) return
  const far = Math.max(right(sheet.pool), ...[...sheet.nodes.values()].map((box) => right(box) + GAP))
  const low = Math.max(...[...sheet.lanes.values()].map(bottom), sheet.lanes.size > 0 ? 0 : bottom(sheet.pool))
  sheet.pool = { ...sheet.pool, width: far - sheet.pool.x, height: low - sheet.pool.y }
  for (const [id, lane] of sheet.lanes) sheet.lanes.set(id, { ...lane, width: far - lane.x })
}

/** Ways that still lead from edge to edge stay; the others are drawn anew. */
function reroute(sheet: Sheet, model: LayoutModel): void {
  const shapes = new Map(model.nodes.map((node) => [node.id, node]))
  const end = (id: string): Way['source'] | null => {
    const [box, node] = [sheet.nodes.get(id), shapes.get(id)]
    return box && node ? { id, box, shape: node.shape } : null
  }
  const lost: Way[] = []
  const drawn = new Map<string, readonly Point[]>()
  for (const { id, source, target } of model.flows) {
    const [from, to, way] = [end(source), end(target), sheet.ways.get(id)]
    if (!from || !to) continue
    const others = [...sheet.nodes].filter(([node]) => node !== source && node !== target)
    if (
      way &&
      holds(
        way,
        from.box,
        to.box,
        others.map(([, box]) => box),
      )
    )
      drawn.set(id, way)
    else lost.push({ id, source: from, target: to })
  }
  for (const { id } of lost) sheet.labels.delete(id)
  const labels = model.nodes.flatMap((node) => {
    const box = sheet.nodes.get(node.id)
    return sheet.labels.get(node.id) ?? (box && usualLabel(node, box)) ?? []
  })
  const found = route(lost, { shapes: [...sheet.nodes.values()], labels, drawn: [...drawn.values()] })
  sheet.ways.clear()
  for (const [id, way] of [...drawn, ...found]) sheet.ways.set(id, way)
}

/** Whether a way still leads from one shape to the other and through no third. */
export function holds(way: readonly Point[], source: Box, target: Box, others: readonly Box[]): boolean {
  const [first, last] = [way[0], way.at(-1)]
  if (!first || !last || !touches(first, source) || !touches(last, target)) return false
  return !others.some((box) => way.slice(1).some((to, index) => crosses(way[index] as Point, to, grow(box, -8))))
}

const touches = ({ x, y }: Point, box: Box): boolean =>
  x >= box.x - 2 && x <= right(box) + 2 && y >= box.y - 2 && y <= bottom(box) + 2

/** Names that are gone have no label any more; new ones get a place. */
function keptLabels({ labels }: Sheet, { nodes, flows }: LayoutModel): ReadonlyMap<string, Box> {
  const named = new Set(
    [...nodes.filter(({ shape }) => shape !== 'box'), ...flows].filter(({ text }) => text).map(({ id }) => id),
  )
  return new Map([...labels].filter(([id]) => named.has(id)))
}
