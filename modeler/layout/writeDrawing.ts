/** Writes a drawing into the file; what belongs to no row (notes, data, other pools) goes along with what it stands beside. */
import { draw, drawings, planeOf } from '../table/di.ts'
import { list, one, participantOf, processOf, type Maker, type Moddle } from '../bpmn/moddle.ts'
import type { Recording } from '../table/recording.ts'
import { bottom, centre, type Box, type Drawing, type Point } from './drawing.ts'
import { boxOf } from './readModel.ts'

export interface DrawOptions {
  readonly make: Maker
  readonly record: Recording
}

export function writeDrawing(definitions: Moddle, drawing: Drawing, { make, record }: DrawOptions): void {
  const [process, plane] = [processOf(definitions), planeOf(definitions)]
  if (!process || !plane) return
  const pen: Pen = { make, record, plane, before: new Map([...drawings(plane)].map(([id, di]) => [id, boxOf(di)])) }
  const pool = participantOf(definitions)
  if (pool && drawing.pool) setBox(pen, pool, drawing.pool, { isHorizontal: true })
  for (const lane of list(process, 'laneSets').flatMap((set) => list(set, 'lanes'))) {
    const box = drawing.lanes.get(lane.id)
    if (box) setBox(pen, lane, box, { isHorizontal: true })
  }
  for (const element of list(process, 'flowElements')) {
    const [box, way] = [drawing.nodes.get(element.id), drawing.ways.get(element.id)]
    if (box) setNode(pen, element, box, drawing.labels.get(element.id))
    if (way) setWay(pen, element, way, drawing.labels.get(element.id))
  }
  follow(pen, process, drawing)
  if (pool && drawing.pool) besidePool(pen, definitions, pool, drawing)
}

interface Pen extends DrawOptions {
  readonly plane: Moddle
  /** Where shapes stood before. */
  readonly before: ReadonlyMap<string, Box | null>
}

const diOf = ({ plane }: Pen, element: Moddle): Moddle | undefined =>
  list(plane, 'planeElement').find((di) => one(di, 'bpmnElement') === element)

function setBox(pen: Pen, element: Moddle, box: Box, more = {}): Moddle {
  const di = diOf(pen, element) ?? draw(pen.make, pen.record, pen.plane, 'BPMNShape', element, more)
  const now = boxOf(di)
  if (!now || !sameBox(now, box)) pen.record.set(di, 'bounds', made(pen, 'dc:Bounds', { ...box }, di))
  return di
}

function setNode(pen: Pen, element: Moddle, box: Box, label: Box | undefined): void {
  const more = element.$type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}
  const before = pen.before.get(element.id)
  setLabel(pen, setBox(pen, element, box, more), label)
  if (before) shiftInner(pen, element, box.x - before.x, box.y - before.y)
}

function setWay(pen: Pen, element: Moddle, way: readonly Point[], label: Box | undefined): void {
  const di = diOf(pen, element) ?? draw(pen.make, pen.record, pen.plane, 'BPMNEdge', element)
  setPoints(pen, di, way)
  setLabel(pen, di, label)
}

function setPoints(pen: Pen, di: Moddle, points: readonly Point[]): void {
  const now = list(di, 'waypoint')
  const same =
    now.length === points.length &&
    now.every((one, index) => one.get('x') === points[index]?.x && one.get('y') === points[index]?.y)
  if (!same)
    pen.record.set(
      di,
      'waypoint',
      points.map(({ x, y }) => made(pen, 'dc:Point', { x, y }, di)),
    )
}

function setLabel(pen: Pen, di: Moddle, box: Box | undefined): void {
  const now = one(di, 'label')
  const bounds = boxOf(now)
  if (!box) return bounds ? pen.record.set(di, 'label', undefined) : undefined
  if (bounds && sameBox(bounds, box)) return
  const label = made(pen, 'bpmndi:BPMNLabel', {}, di)
  label.set('bounds', made(pen, 'dc:Bounds', { ...box }, label))
  pen.record.set(di, 'label', label)
}

function made({ make }: Pen, type: string, attributes: object, parent: Moddle): Moddle {
  const element = make.create(type, attributes)
  element.$parent = parent
  return element
}

const sameBox = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

/** What an open subprocess holds moves with it. */
function shiftInner(pen: Pen, element: Moddle, dx: number, dy: number): void {
  if ((dx === 0 && dy === 0) || !element.$instanceOf('bpmn:SubProcess')) return
  const inner = [...list(element, 'flowElements'), ...list(element, 'artifacts')]
  for (const one of inner) {
    shift(pen, one, dx, dy)
    shiftInner(pen, one, dx, dy)
  }
}

function shift(pen: Pen, element: Moddle, dx: number, dy: number): void {
  const di = diOf(pen, element)
  const box = boxOf(di)
  if (!di) return
  if (box) setBox(pen, element, { ...box, x: box.x + dx, y: box.y + dy })
  const points = list(di, 'waypoint').map((one) => ({ x: one.get<number>('x') + dx, y: one.get<number>('y') + dy }))
  if (points.length > 0) setPoints(pen, di, points)
  const label = boxOf(one(di, 'label'))
  if (label) setLabel(pen, di, { ...label, x: label.x + dx, y: label.y + dy })
}

/** Notes and data keep their distance to the shape they are tied to. */
function follow(pen: Pen, process: Moddle, { nodes }: Drawing): void {
  for (const line of list(process, 'artifacts').filter(({ $type }) => $type === 'bpmn:Association')) {
    const ends = [one(line, 'sourceRef'), one(line, 'targetRef')]
    const node = ends.find((end) => end && nodes.has(end.id))
    const note = ends.find((end) => end && !nodes.has(end.id))
    const [before, now] = [node && pen.before.get(node.id), node && nodes.get(node.id)]
    if (!note || !before || !now) continue
    const [dx, dy] = [now.x - before.x, now.y - before.y]
    if (dx === 0 && dy === 0) continue
    shift(pen, note, dx, dy)
    shift(pen, line, dx, dy)
  }
}

/** Pools below make room; messages go straight up or down between a shape and the pool they speak with. */
function besidePool(pen: Pen, definitions: Moddle, pool: Moddle, drawing: Drawing): void {
  const collaboration = list(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Collaboration')
  const [before, now] = [pen.before.get(pool.id), drawing.pool]
  if (!before || !now) return
  for (const other of list(collaboration, 'participants')) {
    const box = boxOf(diOf(pen, other))
    if (other === pool || !box || one(other, 'processRef')) continue
    const y = box.y >= bottom(before) ? box.y + bottom(now) - bottom(before) : box.y
    setBox(pen, other, { ...box, y, width: box.width === before.width ? now.width : box.width })
  }
  for (const message of list(collaboration, 'messageFlows')) redirect(pen, message, drawing)
}

function redirect(pen: Pen, message: Moddle, { nodes }: Drawing): void {
  const di = diOf(pen, message)
  const [source, target] = [one(message, 'sourceRef'), one(message, 'targetRef')]
  const boxes = [source, target].map((end) => end && (nodes.get(end.id) ?? boxOf(diOf(pen, end))))
  const node = source && nodes.has(source.id) ? boxes[0] : boxes[1]
  const other = node === boxes[0] ? boxes[1] : boxes[0]
  if (!di || !node || !other || nodes.has(source?.id ?? '') === nodes.has(target?.id ?? '')) return
  const x = centre(node).x
  const up = other.y < node.y
  const points = [
    { x, y: up ? node.y : bottom(node) },
    { x, y: up ? bottom(other) : other.y },
  ]
  const old = list(di, 'waypoint').map((one) => one.get<number>('x'))
  setPoints(pen, di, node === boxes[0] ? points : points.reverse())
  const label = boxOf(one(di, 'label'))
  if (label && old[0] !== undefined) setLabel(pen, di, { ...label, x: label.x + x - old[0] })
}
