/** Joins that can never go on, with the proof; each in a graph from which it and those found before are taken out. */
import { ROOT, type Graph, type Vertex } from './graph.ts'
import { canComeBoth, parting } from './together.ts'
import { distancesTo, reachable, wayAlong, type Budget } from './walk.ts'

export interface DeadJoin {
  readonly at: number
  readonly proof: Proof
}

export type Proof =
  /** Nothing ever comes along this edge; `way` is how something comes along another. */
  | { readonly kind: 'missing'; readonly edge: number; readonly way: readonly number[] }
  /** Of two ways only one is taken, since they part at an element that chooses (`ROOT`: where the scope begins). */
  | { readonly kind: 'either'; readonly parts: number; readonly ways: readonly [readonly number[], readonly number[]] }
  /** It wants several tokens, and only one can come. */
  | { readonly kind: 'once'; readonly way: readonly number[] }

export function deadJoins(graph: Graph, budget: Budget): readonly DeadJoin[] {
  const candidates = [...graph.vertices.keys()].filter((at) => waits(graph.vertices[at]))
  const found = new Map<number, DeadJoin>()
  for (let before = -1; before !== found.size && budget.left > 0;) {
    before = found.size
    for (const at of candidates) {
      if (found.has(at) || budget.left <= 0) continue
      const proof = proofOf(graph, at, new Set([...found.keys(), at]), budget)
      if (proof) found.set(at, { at, proof })
    }
  }
  return budget.left > 0 ? [...found.values()] : []
}

function waits(vertex: Vertex | undefined): boolean {
  if (!vertex?.element) return false
  return (isJoin(vertex) && vertex.incoming.length > 1) || vertex.element.startQuantity > 1
}

const isJoin = ({ element }: Vertex): boolean => element?.type === 'bpmn:ParallelGateway'

/** Up to the first time that it goes on, nothing can have passed it. */
function proofOf(graph: Graph, at: number, shut: ReadonlySet<number>, budget: Budget): Proof | null {
  const vertex = graph.vertices[at]
  const open = reachable(graph, shut, budget)
  const arriving = (vertex?.incoming ?? []).filter((edge) => open[edge])
  const [first] = arriving
  if (!vertex || first === undefined) return null
  const to = new Map(arriving.map((edge) => [edge, distancesTo(graph, edge, open, budget)]))
  const wayTo = (edge: number): readonly number[] => shortest(graph, to.get(edge))
  if (!isJoin(vertex)) return comesOnce(graph, to) ? { kind: 'once', way: wayTo(first) } : null
  const missing = vertex.incoming.find((edge) => !open[edge])
  if (missing !== undefined) return { kind: 'missing', edge: missing, way: wayTo(first) }
  return either(graph, [...to])
}

function shortest(graph: Graph, distances: Int32Array | undefined): readonly number[] {
  const begins = graph.vertices[ROOT]?.outgoing.filter((edge) => (distances?.[edge] ?? -1) !== -1) ?? []
  const [first] = begins.sort((a, b) => (distances?.[a] ?? 0) - (distances?.[b] ?? 0))
  return distances && first !== undefined ? wayAlong(graph, first, distances) : []
}

function comesOnce(graph: Graph, to: ReadonlyMap<number, Int32Array>): boolean {
  const all = [...to]
  return all.every(([edge, one], index) =>
    all.slice(index).every(([other, two]) => !canComeBoth(graph, [one, two], [edge, other])),
  )
}

function either(graph: Graph, to: readonly (readonly [number, Int32Array])[]): Proof | null {
  for (const [index, [edge, one]] of to.entries()) {
    for (const [other, two] of to.slice(index + 1)) {
      if (canComeBoth(graph, [one, two], [edge, other])) continue
      const parts = parting(graph, one, two)
      if (!parts) continue
      const ways = [wayAlong(graph, parts.first, one), wayAlong(graph, parts.second, two)] as const
      return { kind: 'either', parts: parts.at, ways }
    }
  }
  return null
}
