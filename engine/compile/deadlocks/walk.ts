/** Walks along the edges of a graph, without passing the vertices that are shut. */
import { ROOT, type Graph } from './graph.ts'

/** Vertices that no token passes. */
export type Shut = ReadonlySet<number>

/** What walks may cost in all, in edges looked at: a check that would take longer stays silent. */
export interface Budget {
  left: number
}

/** The edges along which a token can go, by number. */
export function reachable({ vertices, edges }: Graph, shut: Shut, budget: Budget): Uint8Array {
  const reached = new Uint8Array(edges.length)
  const entered = new Uint8Array(vertices.length)
  const open = [ROOT]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (entered[at] || shut.has(at)) continue
    entered[at] = 1
    for (const edge of vertices[at]?.outgoing ?? []) {
      budget.left--
      reached[edge] = 1
      open.push(edges[edge]?.to ?? ROOT)
    }
  }
  return reached
}

/** How many edges lie between each edge and `last`, for those `allowed` from which a way leads to it; -1 for all others. */
export function distancesTo({ vertices, edges }: Graph, last: number, allowed: Uint8Array, budget: Budget): Int32Array {
  const distances = new Int32Array(edges.length).fill(-1)
  if (!allowed[last]) return distances
  distances[last] = 0
  const open = [last]
  for (const edge of open) {
    for (const before of vertices[edges[edge]?.from ?? ROOT]?.incoming ?? []) {
      budget.left--
      if (!allowed[before] || distances[before] !== -1) continue
      distances[before] = (distances[edge] ?? 0) + 1
      open.push(before)
    }
  }
  return distances
}

/** The vertices on the shortest way that begins with an edge, by the distances to its last. */
export function wayAlong({ vertices, edges }: Graph, first: number, distances: Int32Array): readonly number[] {
  const way: number[] = []
  let at: number | undefined = first
  while (at !== undefined) {
    const next: number = edges[at]?.to ?? ROOT
    way.push(next)
    const wanted: number = (distances[at] ?? 0) - 1
    at = wanted < 0 ? undefined : vertices[next]?.outgoing.find((edge) => distances[edge] === wanted)
  }
  return way
}
