/** From where a join can still be reached: computed once a model and join, and kept beside the frozen model. */
import type { ElementId, FlowId } from './ids.ts'
import { known } from './known.ts'
import type { Element, Model } from './model.ts'

/** For each incoming flow of a join: the elements from which a path leads to it that does not visit the join itself. */
export type Ways = ReadonlyMap<FlowId, ReadonlySet<ElementId>>

interface Graph {
  readonly before: ReadonlyMap<ElementId, readonly ElementId[]>
  readonly ways: Map<ElementId, Ways>
}

const graphs = new WeakMap<Model, Graph>()

export function waysInto(model: Model, join: ElementId): Ways {
  const graph = graphOf(model)
  const there = graph.ways.get(join)
  if (there) return there
  const { incoming } = known(model.elements[join], `element ${join}`)
  const ways = new Map(incoming.map((flow) => [flow, upstream(graph, join, model.flows[flow]?.source)]))
  graph.ways.set(join, ways)
  return ways
}

/** Walks backwards; paths through the join end there. */
function upstream({ before }: Graph, join: ElementId, from: ElementId | undefined): ReadonlySet<ElementId> {
  const reached = new Set<ElementId>()
  const open = from === undefined ? [] : [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === join || reached.has(id)) continue
    reached.add(id)
    open.push(...(before.get(id) ?? []))
  }
  return reached
}

function graphOf(model: Model): Graph {
  const there = graphs.get(model)
  if (there) return there
  const elements = Object.values(model.elements)
  const graph = { before: new Map(elements.map((one) => [one.id, stepsBefore(model, one, elements)])), ways: new Map() }
  graphs.set(model, graph)
  return graph
}

/** Boundary events follow their host, and catching links the throwing ones of their name (rule 10). */
function stepsBefore(model: Model, element: Element, all: readonly Element[]): readonly ElementId[] {
  const sources = element.incoming.flatMap((flow) => model.flows[flow]?.source ?? [])
  if (element.host !== null) return [...sources, element.host]
  return element.event?.kind === 'link' ? [...sources, ...throwers(element, all)] : sources
}

function throwers({ id, parent, event }: Element, all: readonly Element[]): readonly ElementId[] {
  const name = event?.kind === 'link' ? event.name : null
  const throwing = all.filter((one) => one.id !== id && one.parent === parent && one.event?.kind === 'link')
  return throwing.filter((one) => one.outgoing.length === 0 && linkOf(one) === name).map((one) => one.id)
}

function linkOf({ event }: Element): string | null {
  return event?.kind === 'link' ? event.name : null
}
