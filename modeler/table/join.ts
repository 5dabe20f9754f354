/** Where the branches of a decision come together. */
import { extension } from '../bpmn/moddle.ts'
import type { Graph, GraphNode } from './graph.ts'

interface Branching {
  readonly graph: Graph
  readonly split: GraphNode
  /** What the table has told already: a way back to it is a jump. */
  readonly seen: ReadonlySet<string>
  /** The joins of the blocks around, the innermost last. */
  readonly around: readonly string[]
}

/** The node with which the table goes on after the block; null when every branch goes its own way to the end. */
export function findJoin(branching: Branching): string | null {
  const ways = branching.split.outgoing.map(({ target }) => reach(branching, target))
  const noted = continuation(branching.split)
  if (noted && leadsInto(branching, ways, noted)) return noted
  const common = [...new Set(ways.flatMap((way) => [...way]))].filter(
    (id) => ways.filter((way) => way.has(id)).length > 1,
  )
  const separating = common.filter((id) => separates(branching, id))
  const first = separating.find((id) => !separating.some((other) => other !== id && leadsTo(branching, other, id)))
  return first ?? (common.length > 0 ? (branching.around.at(-1) ?? null) : onlyWayOn(branching, ways))
}

/** `lz:block`: where the table goes on, when the ways alone do not say it. */
const continuation = (split: GraphNode): string | undefined =>
  extension(split.element, 'lz:Block')?.get<string | undefined>('continues')

/** What is noted may be out of date: the diagram can have changed since. */
function leadsInto({ graph, split }: Branching, ways: readonly ReadonlySet<string>[], id: string): boolean {
  const from = [split.id, ...ways.flatMap((way) => [...way])]
  return from.some((node) => graph.nodes.get(node)?.outgoing.some(({ target }) => target === id))
}

/** Everything that can be reached from here without passing what was told or leaving the block around. */
function reach({ graph, seen, around }: Branching, from: string, without?: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [from]
  while (waiting.length > 0) {
    const id = waiting.pop() as string
    if (id === without || found.has(id) || seen.has(id)) continue
    found.add(id)
    if (!around.includes(id)) waiting.push(...(graph.nodes.get(id)?.outgoing ?? []).map(({ target }) => target))
  }
  return found
}

/** Whether the branches have nothing in common any more once this node is taken away. */
function separates(branching: Branching, id: string): boolean {
  const ways = branching.split.outgoing.map(({ target }) => reach(branching, target, id))
  return ways.every((way, index) => ways.slice(index + 1).every((other) => ![...way].some((node) => other.has(node))))
}

const leadsTo = (branching: Branching, from: string, to: string): boolean => reach(branching, from).has(to)

/** When all branches but one go back, that one is how the process goes on. */
function onlyWayOn({ graph, split, seen, around }: Branching, ways: readonly ReadonlySet<string>[]): string | null {
  const leadsOn = (id: string): boolean => around.includes(id) || (graph.nodes.get(id)?.outgoing.length ?? 0) === 0
  const on = split.outgoing.filter((_, index) => [...(ways[index] ?? [])].some(leadsOn))
  const [only] = on
  return only && on.length === 1 && !seen.has(only.target) ? only.target : null
}
