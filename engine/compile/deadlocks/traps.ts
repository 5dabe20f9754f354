/** Where tokens can go that never come to an end again. */
import { ROOT, type Graph } from './graph.ts'
import { reachable, type Budget, type Shut } from './walk.ts'

const nothing: Shut = new Set()

/** Whether a token that comes here is gone afterwards. */
function isEnd({ vertices, edges }: Graph, at: number): boolean {
  return at !== ROOT && vertices[at]?.outgoing.every((edge) => edges[edge]?.how !== 'own') === true
}

/** Whether no end can be reached once these vertices let nothing pass. */
export function withoutEnd(graph: Graph, shut: Shut, budget: Budget): boolean {
  const open = reachable(graph, shut, budget)
  return !graph.edges.some(({ to }, edge) => open[edge] && !shut.has(to) && isEnd(graph, to))
}

/** For each place at which tokens can come into a part without an end: the circle that they come into. */
export function trapsIn(graph: Graph, budget: Budget): readonly (readonly number[])[] {
  const open = reachable(graph, nothing, budget)
  const good = leadingToEnd(graph, open, budget)
  const entrances = new Set<number>()
  for (const [edge, { from, to }] of graph.edges.entries()) {
    if (open[edge] && !good[to] && (from === ROOT || good[from])) entrances.add(to)
  }
  const circles = [...entrances].map((at) => circleFrom(graph, at))
  return [...new Map(circles.map((circle) => [circle[0], circle])).values()]
}

/** The vertices from which an end can be reached. */
function leadingToEnd(graph: Graph, open: Uint8Array, budget: Budget): Uint8Array {
  const { vertices, edges } = graph
  const good = new Uint8Array(vertices.length)
  const found = [...vertices.keys()].filter((at) => isEnd(graph, at))
  for (const at of found) good[at] = 1
  for (let at = found.pop(); at !== undefined; at = found.pop()) {
    for (const edge of vertices[at]?.incoming ?? []) {
      budget.left--
      const from = edges[edge]?.from ?? ROOT
      if (!open[edge] || good[from]) continue
      good[from] = 1
      found.push(from)
    }
  }
  return good
}

/** Follows first flows until an element comes a second time: from the one time to the other. */
function circleFrom({ vertices, edges }: Graph, entrance: number): readonly number[] {
  const way = new Set<number>()
  let at = entrance
  while (!way.has(at)) {
    way.add(at)
    at = edges[vertices[at]?.outgoing[0] ?? -1]?.to ?? at
  }
  return [...[...way].slice([...way].indexOf(at)), at]
}
