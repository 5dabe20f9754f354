import type { Graph } from './graph.ts'

/** The vertices that lie on circles, and those on ways from one circle to another: what is left when all others are peeled off. */
export function inCircles({ vertices, edges }: Graph): ReadonlySet<number> {
  const left = new Set(vertices.keys())
  const [into, out] = [vertices.map(({ incoming }) => incoming.length), vertices.map(({ outgoing }) => outgoing.length)]
  const open = [...left]
  for (const at of open) {
    const loose = into[at] === 0 || out[at] === 0
    if (!loose || !left.delete(at)) continue
    for (const edge of vertices[at]?.outgoing ?? []) loosen(into, edges[edge]?.to, open)
    for (const edge of vertices[at]?.incoming ?? []) loosen(out, edges[edge]?.from, open)
  }
  return left
}

function loosen(counts: number[], at: number | undefined, open: number[]): void {
  if (at === undefined) return
  counts[at] = (counts[at] ?? 0) - 1
  open.push(at)
}
