import type { Graph } from './graph.ts'

/**
 * For each vertex the number of its circle: those of one number lead to each other (strongly connected components, after
 * Kosaraju: what is left last going forward is gathered first going backward).
 */
export function circlesOf(graph: Graph): Int32Array {
  const seen = new Uint8Array(graph.vertices.length)
  const left: number[] = []
  for (const at of graph.vertices.keys()) leave(graph, at, seen, left)
  const circles = new Int32Array(graph.vertices.length).fill(-1)
  for (const at of left.reverse()) gather(graph, at, circles)
  return circles
}

/** Notes the vertices in the order in which a walk that goes into the depth first leaves them. */
function leave({ vertices, edges }: Graph, from: number, seen: Uint8Array, left: number[]): void {
  const way = seen[from] ? [] : [{ at: from, next: 0 }]
  seen[from] = 1
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const edge = vertices[last.at]?.outgoing[last.next++]
    const to = edge === undefined ? undefined : edges[edge]?.to
    if (to === undefined) left.push(way.pop()?.at ?? from)
    else if (!seen[to]) {
      seen[to] = 1
      way.push({ at: to, next: 0 })
    }
  }
}

function gather({ vertices, edges }: Graph, from: number, circles: Int32Array): void {
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (circles[at] !== -1) continue
    circles[at] = from
    for (const edge of vertices[at]?.incoming ?? []) open.push(edges[edge]?.from ?? from)
  }
}
