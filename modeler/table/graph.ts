/** The nodes of a process and the flows between them, as the file has them. */
import { lanesOf, list, one, type Moddle } from '../bpmn/moddle.ts'

export interface GraphNode {
  readonly id: string
  readonly element: Moddle
  readonly lane: string | null
  readonly outgoing: readonly GraphFlow[]
  readonly incoming: readonly GraphFlow[]
}

export interface GraphFlow {
  readonly id: string
  readonly element: Moddle
  readonly source: string
  readonly target: string
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly flows: readonly GraphFlow[]
  /** Boundary events by the activity they hang at. */
  readonly attached: ReadonlyMap<string, readonly GraphNode[]>
}

/** Reads the outermost level of a process; what a subprocess holds is its own affair. */
export function readGraph(process: Moddle): Graph {
  const elements = list(process, 'flowElements')
  const flows = elements.filter((element) => element.$type === 'bpmn:SequenceFlow').flatMap(asFlow)
  const lanes = laneNames(process)
  const nodes = new Map<string, GraphNode>()
  for (const element of elements.filter((one) => one.$instanceOf('bpmn:FlowNode')))
    nodes.set(element.id, {
      id: element.id,
      element,
      lane: lanes.get(element) ?? null,
      outgoing: outgoingOf(element, flows),
      incoming: flows.filter((flow) => flow.target === element.id),
    })
  return { nodes, flows, attached: attachedEvents(nodes) }
}

function asFlow(element: Moddle): readonly GraphFlow[] {
  const [source, target] = [one(element, 'sourceRef'), one(element, 'targetRef')]
  return source && target ? [{ id: element.id, element, source: source.id, target: target.id }] : []
}

/** In the order in which the node names them: the order of the branches. */
function outgoingOf(element: Moddle, flows: readonly GraphFlow[]): readonly GraphFlow[] {
  const order = list(element, 'outgoing')
  const place = ({ element: flow }: GraphFlow): number => (order.includes(flow) ? order.indexOf(flow) : order.length)
  return flows.filter((flow) => flow.source === element.id).sort((a, b) => place(a) - place(b))
}

function laneNames(process: Moddle): ReadonlyMap<Moddle, string> {
  return new Map(
    lanesOf(process).flatMap((lane) => list(lane, 'flowNodeRef').map((node) => [node, lane.name ?? lane.id] as const)),
  )
}

function attachedEvents(nodes: ReadonlyMap<string, GraphNode>): ReadonlyMap<string, readonly GraphNode[]> {
  const attached = new Map<string, GraphNode[]>()
  for (const node of nodes.values()) {
    const host = one(node.element, 'attachedToRef')?.id
    if (host) attached.set(host, [...(attached.get(host) ?? []), node])
  }
  return attached
}

export const isGateway = (node: GraphNode): boolean => node.element.$instanceOf('bpmn:Gateway')

/** Whether it opens branches. */
export const isSplit = (node: GraphNode): boolean => isGateway(node) && node.outgoing.length > 1
