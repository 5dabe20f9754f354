/** Reads the elements and flows of a process into the model's plain data. */
import { flowOf } from './flows.ts'
import { detailsOf } from './details.ts'
import { node, nodes, type Node } from './moddle.ts'
import { handlerOf } from './handlers.ts'
import type { Report } from './problem.ts'
import { refuseMarkers, refuseType } from './refusals.ts'
import { warnOfPerformers } from './resources.ts'
import type { ElementId, FlowId } from '../core/ids.ts'
import type { Element, ElementType, Flow } from '../core/model.ts'
import { isContainer } from '../core/scopes.ts'
import { behaviours } from '../behaviours/index.ts'

/** What is known while a process is read. */
export interface Reading {
  readonly into: Report
  readonly elements: Map<ElementId, Element>
  readonly flows: Map<FlowId, Flow>
  /** The node of the file behind each element and flow. */
  readonly nodes: Map<string, Node>
}

/** Shown on the diagram, and without a meaning for the run. */
const shown = new Set([
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
])

/** Reads a process or subprocess with all that is inside. */
export function elementsOf(reading: Reading, container: Node, parent: ElementId | null = null, around = noLinks): void {
  const inside = nodes(container, 'flowElements')
  const links = linksOf(inside)
  add(reading, container, parent, around, inside.filter(isRun))
  for (const inner of inside) {
    if (inner.$type === 'bpmn:SequenceFlow') addFlow(reading, inner)
    else if (isContainer(inner.$type)) elementsOf(reading, inner, idOf(container), links)
    else if (isRun(inner)) add(reading, inner, idOf(container), links)
    else if (!shown.has(inner.$type)) refused(reading, inner)
  }
}

interface Links {
  readonly incoming: ReadonlyMap<string, readonly FlowId[]>
  readonly outgoing: ReadonlyMap<string, readonly FlowId[]>
  readonly attached: ReadonlyMap<string, readonly ElementId[]>
}

const noLinks: Links = { incoming: new Map(), outgoing: new Map(), attached: new Map() }

/** Incoming, outgoing and attached come from the flows and boundary events: the child elements of nodes are often missing. */
function linksOf(inside: readonly Node[]): Links {
  const flows = inside.filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  const boundaries = inside.filter(({ $type }) => $type === 'bpmn:BoundaryEvent')
  return {
    incoming: grouped(flows, 'targetRef'),
    outgoing: grouped(flows, 'sourceRef'),
    attached: grouped(boundaries, 'attachedToRef'),
  }
}

function grouped(items: readonly Node[], reference: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const item of items) {
    const at = node(item, reference)?.id
    if (at === undefined || item.id === undefined) continue
    const group = groups.get(at)
    if (group) group.push(item.id)
    else groups.set(at, [item.id])
  }
  return groups
}

function add(
  reading: Reading,
  from: Node,
  parent: ElementId | null,
  links: Links,
  children: readonly Node[] = [],
): void {
  const id = idOf(from)
  refuseMarkers(reading.into, from)
  warnOfPerformers(reading.into, from)
  const element: Element = {
    id,
    type: from.$type as ElementType,
    name: from.name ?? '',
    parent,
    incoming: links.incoming.get(id) ?? [],
    outgoing: links.outgoing.get(id) ?? [],
    defaultFlow: node(from, 'default')?.id ?? null,
    children: children.map(idOf),
    attached: links.attached.get(id) ?? [],
    host: node(from, 'attachedToRef')?.id ?? null,
    interrupting: from.cancelActivity !== false && from.isInterrupting !== false,
    triggeredByEvent: from.triggeredByEvent === true,
    forCompensation: from.isForCompensation === true,
    handler: handlerOf(from),
    instantiate: from.instantiate !== true ? null : from.eventGatewayType === 'Parallel' ? 'parallel' : 'exclusive',
    startQuantity: quantity(from.startQuantity),
    completionQuantity: quantity(from.completionQuantity),
    ...detailsOf(reading.into, from),
  }
  reading.elements.set(id, element)
  reading.nodes.set(id, from)
}

function refused(reading: Reading, from: Node): void {
  refuseType(reading.into, from)
  reading.nodes.set(idOf(from), from)
}

function idOf({ id }: Node): string {
  return id ?? ''
}

function isRun({ $type }: Node): boolean {
  return $type in behaviours
}

function addFlow(reading: Reading, from: Node): void {
  const flow = flowOf(reading.into, from)
  reading.flows.set(flow.id, flow)
  reading.nodes.set(flow.id, from)
}

const quantity = (written: unknown): number => (typeof written === 'number' ? written : 1)
