/** Makes the canvas show what the file says, after the file was changed by something else than the canvas. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { isLabelExternal } from 'bpmn-js/lib/util/LabelUtil'
import { drawings, planeOf } from '../table/di.ts'
import { boxOf } from '../layout/readModel.ts'
import { list, one } from './moddle.ts'
import { service, type Box, type Drawn, type Moddle, type Point } from './services.ts'

/** The same element is drawn by the same shape again when it comes back: earlier steps of the history still speak of it. */
const known = new WeakMap<Moddle, Drawn>()

type Loose = { -readonly [K in keyof Drawn]: Drawn[K] | null } & { host?: Drawn | null }

/** Returns the elements that look different now. */
export function syncCanvas(modeler: Modeler): Drawn[] {
  const plane = planeOf(modeler.getDefinitions() as unknown as Moddle)
  if (!plane) return []
  const dis = drawings(plane)
  takeAway(modeler, new Set(dis.values()))
  const changed = new Set<Drawn>()
  for (const di of inOrder([...dis.values()])) {
    const element = one(di, 'bpmnElement') as Moddle | undefined
    if (!element) continue
    const drawn = service(modeler, 'elementRegistry').get(element.id) ?? add(modeler, element, di)
    if (!drawn || !drawn.parent) continue
    known.set(element, drawn)
    if (adjust(modeler, drawn, di)) changed.add(drawn)
    for (const label of adjustLabel(modeler, drawn, di)) changed.add(label)
  }
  return [...changed]
}

/** Lines need their ends, shapes at a border what they hang at. */
function inOrder(dis: readonly Moddle[]): readonly Moddle[] {
  const rank = (di: Moddle): number => {
    const type = one(di, 'bpmnElement')?.$type
    if (type === 'bpmn:Participant' || type === 'bpmn:Lane') return 0
    if (type === 'bpmn:BoundaryEvent') return 2
    return di.$type === 'bpmndi:BPMNEdge' ? 3 : 1
  }
  return [...dis].sort((a, b) => rank(a) - rank(b))
}

function takeAway(modeler: Modeler, kept: ReadonlySet<Moddle>): void {
  const canvas = service(modeler, 'canvas')
  const root = canvas.getRootElement()
  const gone = service(modeler, 'elementRegistry').filter(
    (element) =>
      isOn(element.parent, root) && !element.labelTarget && element.di !== undefined && !kept.has(element.di),
  )
  const lines = gone.filter((element) => element.waypoints)
  for (const line of lines) {
    known.set(line.businessObject, line)
    if (line.label) canvas.removeShape(line.label)
    canvas.removeConnection(line)
    const loose = line as Loose
    loose.source = null
    loose.target = null
  }
  for (const shape of gone.filter((element) => !element.waypoints).reverse()) {
    known.set(shape.businessObject, shape)
    if (shape.label) canvas.removeShape(shape.label)
    ;(shape as Loose).host = null
    canvas.removeShape(shape)
  }
}

/** Sheets of collapsed subprocesses are not our affair; they have no parent. */
const isOn = (parent: Drawn | null | undefined, root: Drawn): boolean =>
  Boolean(parent) && (parent === root || isOn(parent?.parent, root))

function add(modeler: Modeler, element: Moddle, di: Moddle): Drawn | undefined {
  const canvas = service(modeler, 'canvas')
  const parent = parentOf(modeler, element)
  const before = known.get(element)
  if (!before) return service(modeler, 'bpmnImporter').add(element, di, parent)
  const loose = before as Loose
  loose.di = di
  const registry = service(modeler, 'elementRegistry')
  if (di.$type === 'bpmndi:BPMNShape') {
    const host = one(element, 'attachedToRef')
    if (host) loose.host = registry.get(host.id) ?? null
    return canvas.addShape(before, parent, element.$type === 'bpmn:Lane' ? 0 : undefined)
  }
  loose.source = registry.get(one(element, 'sourceRef')?.id ?? '') ?? null
  loose.target = registry.get(one(element, 'targetRef')?.id ?? '') ?? null
  return canvas.addConnection(before, parent)
}

/** What lies in the process is drawn in its pool. */
function parentOf(modeler: Modeler, element: Moddle): Drawn {
  const registry = service(modeler, 'elementRegistry')
  const root = service(modeler, 'canvas').getRootElement()
  for (let around = element.$parent; around; around = around.$parent) {
    const drawn = registry.get(around.id)
    if (drawn && drawn !== root && !drawn.waypoints && around.$type !== 'bpmn:Lane') return drawn
    const pool = registry.filter(
      ({ type, businessObject }) => type === 'bpmn:Participant' && one(businessObject, 'processRef') === around,
    )[0]
    if (pool) return pool
  }
  return root
}

function adjust(modeler: Modeler, drawn: Drawn, di: Moddle): boolean {
  const loose = drawn as Loose
  if (!drawn.waypoints) return setBox(loose, boxOf(di))
  const registry = service(modeler, 'elementRegistry')
  const ends = [
    registry.get(one(drawn.businessObject, 'sourceRef')?.id ?? ''),
    registry.get(one(drawn.businessObject, 'targetRef')?.id ?? ''),
  ]
  const flow = drawn.type === 'bpmn:SequenceFlow'
  const moved = flow && (drawn.source !== ends[0] || drawn.target !== ends[1])
  if (moved) {
    loose.source = ends[0] ?? null
    loose.target = ends[1] ?? null
  }
  const points: Point[] = list(di, 'waypoint').map((point) => ({
    x: point.get<number>('x'),
    y: point.get<number>('y'),
  }))
  const same =
    points.length === drawn.waypoints.length &&
    points.every(({ x, y }, index) => drawn.waypoints?.[index]?.x === x && drawn.waypoints[index].y === y)
  if (same) return moved
  loose.waypoints = points
  return true
}

function setBox(loose: Loose, box: Box | null): boolean {
  if (!box || (loose.x === box.x && loose.y === box.y && loose.width === box.width && loose.height === box.height))
    return false
  Object.assign(loose, box)
  return true
}

function adjustLabel(modeler: Modeler, drawn: Drawn, di: Moddle): readonly Drawn[] {
  if (!isLabelExternal(drawn.businessObject as never)) return []
  const named = Boolean(drawn.businessObject.name)
  if (!named && drawn.label) {
    service(modeler, 'canvas').removeShape(drawn.label)
    ;(drawn.label as Loose).labelTarget = null
    return []
  }
  if (!named) return []
  if (!drawn.label?.parent) {
    const before = drawn.label as Loose | undefined
    if (before) before.labelTarget = null
    return [service(modeler, 'bpmnImporter').addLabel(drawn.businessObject, di, drawn)]
  }
  return setBox(drawn.label as Loose, boxOf(one(di, 'label'))) ? [drawn.label] : []
}
