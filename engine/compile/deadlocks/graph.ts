/** One scope as a graph: where its tokens can go, whatever conditions and people decide. */
import { linkTarget } from '../check-links.ts'
import type { Reading } from '../elements.ts'
import { implicitStartsOf } from '../../core/implicit-starts.ts'
import type { Element } from '../../core/model.ts'

/** Where the scope begins; edges from here lead to its first elements. */
export const ROOT = 0

export interface Vertex {
  /** Null for `ROOT`. */
  readonly element: Element | null
  readonly incoming: readonly number[]
  readonly outgoing: readonly number[]
  /** Takes one of its flows only. */
  readonly chooses: boolean
  /** May send several tokens along one flow. */
  readonly repeats: boolean
}

/**
 * A flow, a link, an attached boundary event or a beginning. `own` is what an element does when it completes, `instead` what happens
 * in its place (an interrupting event), `beside` what may happen any number of times while it runs (an event that does not interrupt).
 */
export interface Edge {
  readonly from: number
  readonly to: number
  readonly how: 'own' | 'instead' | 'beside'
}

export interface Graph {
  readonly vertices: readonly Vertex[]
  readonly edges: readonly Edge[]
}

type Draft = Vertex & { readonly incoming: number[]; readonly outgoing: number[] }

export function graphOf(reading: Reading, scope: Element): Graph {
  const inside = scope.children.flatMap((id) => reading.elements.get(id) ?? [])
  const vertices: Draft[] = [vertexOf(null), ...inside.map(vertexOf)]
  const places = new Map(inside.map(({ id }, index) => [id, index + 1]))
  const edges: Edge[] = []
  const connect = (from: number, to: string | undefined, how: Edge['how']): void => {
    const target = places.get(to ?? '')
    if (target === undefined) return
    vertices[from]?.outgoing.push(edges.length)
    vertices[target]?.incoming.push(edges.length)
    edges.push({ from, to: target, how })
  }
  for (const { id, how } of beginnings(reading, scope, inside)) connect(ROOT, id, how)
  for (const [index, element] of inside.entries()) {
    for (const flow of element.outgoing) connect(index + 1, reading.flows.get(flow)?.target, 'own')
    if (element.type === 'bpmn:IntermediateThrowEvent') connect(index + 1, linkTarget(reading, element), 'own')
    for (const boundary of element.attached.flatMap((id) => reading.elements.get(id) ?? []))
      if (boundary.event?.kind !== 'compensation')
        connect(index + 1, boundary.id, boundary.interrupting ? 'instead' : 'beside')
  }
  return { vertices, edges }
}

function vertexOf(element: Element | null): Draft {
  const exclusive = element?.type === 'bpmn:EventBasedGateway' && element.instantiate !== 'parallel'
  return {
    element,
    incoming: [],
    outgoing: [],
    chooses: exclusive || element?.type === 'bpmn:ExclusiveGateway',
    // A complex gateway goes on a second time when it is reset.
    repeats: element !== null && (element.completionQuantity > 1 || element.type === 'bpmn:ComplexGateway'),
  }
}

/** A scope begins at all its none start events, or in place of these at one that an event triggers. */
function beginnings(
  reading: Reading,
  scope: Element,
  inside: readonly Element[],
): readonly { readonly id: string; readonly how: Edge['how'] }[] {
  const drawn = inside.filter(({ type, instantiate }) => type === 'bpmn:StartEvent' || instantiate !== null)
  if (drawn.length === 0)
    return implicitStartsOf(scope, (id) => reading.elements.get(id)).map((id) => ({ id, how: 'own' }))
  return drawn.map(({ id, type, event }) => ({
    id,
    how: type === 'bpmn:StartEvent' && event === null ? 'own' : 'instead',
  }))
}
