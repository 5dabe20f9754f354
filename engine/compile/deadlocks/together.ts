/**
 * Whether tokens can come to two edges in one run, concurrently or one after the other. Two passings in one run are one
 * the cause of the other, or have a last common cause: an element that sent out two tokens, one towards each. Where the drawing
 * has neither such a way nor such an element, no run brings both. (The other way round need not hold: joins on the way may stop it.)
 */
import type { Edge, Graph, Vertex } from './graph.ts'

export function canComeBoth(
  graph: Graph,
  to: readonly [Int32Array, Int32Array],
  ends: readonly [number, number],
): boolean {
  const [one, two] = to
  if (ends[0] !== ends[1] && (leads(two, ends[0]) || leads(one, ends[1]))) return true
  return graph.vertices.some((vertex) => sendsBoth(graph, vertex, one, two))
}

/** From which vertex the two ways part, so that only one of them is taken; the nearest, with the first edge of each way. */
export function parting(
  { vertices }: Graph,
  one: Int32Array,
  two: Int32Array,
): { readonly at: number; readonly first: number; readonly second: number } | null {
  let best = { at: -1, first: -1, second: -1, length: Infinity }
  for (const [at, { outgoing }] of vertices.entries()) {
    const [first, second] = [nearest(outgoing, one), nearest(outgoing, two)]
    if (first === -1 || second === -1 || first === second) continue
    const length = (one[first] ?? 0) + (two[second] ?? 0)
    if (length < best.length) best = { at, first, second, length }
  }
  return best.at === -1 ? null : best
}

function nearest(edges: readonly number[], distances: Int32Array): number {
  let found = -1
  for (const edge of edges) {
    const here = distances[edge] ?? -1
    if (here !== -1 && (found === -1 || here < (distances[found] ?? 0))) found = edge
  }
  return found
}

const leads = (distances: Int32Array, edge: number): boolean => (distances[edge] ?? -1) !== -1

function sendsBoth({ edges }: Graph, vertex: Vertex, one: Int32Array, two: Int32Array): boolean {
  const first = vertex.outgoing.filter((edge) => leads(one, edge))
  if (first.length === 0) return false
  const second = vertex.outgoing.filter((edge) => leads(two, edge))
  if (second.length === 0) return false
  const how = (edge: number): Edge['how'] => edges[edge]?.how ?? 'own'
  if ([...first, ...second].some((edge) => how(edge) === 'beside')) return true
  const [a, b] = [first, second].map((list) => list.filter((edge) => how(edge) === 'own'))
  if (!a?.length || !b?.length) return false
  if (vertex.repeats && a.some((edge) => b.includes(edge))) return true
  return !vertex.chooses && (a.length > 1 || b.length > 1 || a[0] !== b[0])
}
