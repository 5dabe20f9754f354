import { ROOT, type Graph } from './graph.ts'

const LONGEST = 7

export function nameAt({ vertices }: Graph, at: number): string {
  const element = vertices[at]?.element
  return element ? element.name.trim().replace(/\s+/g, ' ') || element.id : ''
}

/** A way in words: `Prüfen → Zusammenführen`; of a long one beginning and end. */
export function wayText(graph: Graph, way: readonly number[]): string {
  const names = way.filter((at) => at !== ROOT).map((at) => nameAt(graph, at))
  if (names.length <= LONGEST) return names.join(' → ')
  return [...names.slice(0, 3), '…', ...names.slice(-3)].join(' → ')
}
