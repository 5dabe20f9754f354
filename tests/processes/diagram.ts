/** Reads the picture of a BPMN file: every shape, edge and label with its place, one list a plane. */
import { BpmnModdle } from 'bpmn-moddle'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Point {
  readonly x: number
  readonly y: number
}
export interface Shape {
  readonly id: string
  readonly type: string
  readonly box: Box
  /** Id of the pool, lane or subprocess around it, or of what a boundary event sits on. */
  readonly inside: readonly string[]
}
export interface Edge {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly target: string
  readonly points: readonly Point[]
}
export interface Label {
  readonly of: string
  readonly box: Box
}
export interface Plane {
  readonly id: string
  readonly shapes: readonly Shape[]
  readonly edges: readonly Edge[]
  readonly labels: readonly Label[]
}

/** The parts of moddle's objects that are looked at here; moddle itself has no types for them. */
interface Node {
  readonly id: string
  readonly $type: string
  readonly $parent?: Node
  readonly attachedToRef?: Node
  readonly sourceRef?: Node
  readonly targetRef?: Node
}
interface Drawn {
  readonly $type: string
  readonly bpmnElement: Node
  readonly bounds?: Box
  readonly waypoint?: readonly Point[]
  readonly label?: { readonly bounds?: Box }
}
interface File {
  readonly rootElement: {
    readonly diagrams: readonly {
      readonly plane: { readonly bpmnElement: Node; readonly planeElement: readonly Drawn[] }
    }[]
  }
  readonly elementsById: Readonly<Record<string, Node>>
}

export const container = /^bpmn:(Participant|Lane)$/
const drawable = /^bpmn:(.*Task|.*Event|.*Gateway|SubProcess|Participant|Lane|SequenceFlow|MessageFlow)$/

/** @returns the planes, and the ids of all elements that should be drawn */
export async function readDiagram(xml: string): Promise<{ planes: readonly Plane[]; drawable: readonly string[] }> {
  const { rootElement, elementsById } = (await new BpmnModdle().fromXML(xml)) as unknown as File
  const planes = rootElement.diagrams.map(({ plane }) => ({
    id: plane.bpmnElement.id,
    shapes: plane.planeElement.filter(({ $type }) => $type === 'bpmndi:BPMNShape').map(shapeOf),
    edges: plane.planeElement.filter(({ $type }) => $type === 'bpmndi:BPMNEdge').map(edgeOf),
    labels: plane.planeElement.flatMap(({ bpmnElement, label }) =>
      label?.bounds ? [{ of: bpmnElement.id, box: label.bounds }] : [],
    ),
  }))
  return {
    planes,
    drawable: Object.values(elementsById)
      .filter(({ $type }) => drawable.test($type))
      .map(({ id }) => id),
  }
}

const shapeOf = ({ bpmnElement, bounds }: Drawn): Shape => ({
  id: bpmnElement.id,
  type: bpmnElement.$type,
  box: bounds!,
  inside: [...around(bpmnElement), ...(bpmnElement.attachedToRef ? [bpmnElement.attachedToRef.id] : [])],
})

const around = ({ $parent }: Node): string[] => ($parent ? [$parent.id, ...around($parent)] : [])

const edgeOf = ({ bpmnElement, waypoint }: Drawn): Edge => ({
  id: bpmnElement.id,
  type: bpmnElement.$type,
  source: bpmnElement.sourceRef!.id,
  target: bpmnElement.targetRef!.id,
  points: waypoint!,
})

/** True where two boxes share area. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The pieces of an edge, from waypoint to waypoint. */
export const pieces = ({ points }: Edge): readonly (readonly [Point, Point])[] =>
  points.slice(1).map((point, index) => [points[index]!, point])

/** True where a horizontal or vertical piece runs through the inside of a box. */
export const through = ([from, to]: readonly [Point, Point], box: Box): boolean =>
  overlap(
    {
      x: Math.min(from.x, to.x) - 0.1,
      y: Math.min(from.y, to.y) - 0.1,
      width: Math.abs(from.x - to.x) + 0.2,
      height: Math.abs(from.y - to.y) + 0.2,
    },
    inset(box),
  )

const inset = ({ x, y, width, height }: Box): Box => ({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 })
