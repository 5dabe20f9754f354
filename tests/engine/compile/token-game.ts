/** A slow reference for what a drawing alone proves: plays every choice of a small graph and looks at all states it comes into. */
import fc from 'fast-check'
import { flow, processOf } from '../models.ts'

export type Kind = 'userTask' | 'inclusiveGateway' | 'parallelGateway' | 'exclusiveGateway' | 'late' | 'beside'

export interface Unstructured {
  readonly kinds: readonly Kind[]
  readonly flows: readonly (readonly [from: number, to: number])[]
  /** Of tasks with an event at their edge: where that leads. */
  readonly events: readonly (readonly [at: number, to: number])[]
  readonly xml: string
}

const kinds: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('parallelGateway' as const) },
  { weight: 4, arbitrary: fc.constant('exclusiveGateway' as const) },
  { weight: 2, arbitrary: fc.constantFrom('userTask' as const, 'inclusiveGateway' as const) },
  { weight: 1, arbitrary: fc.constantFrom('late' as const, 'beside' as const) },
)

/** Every element but the first is reached by a flow from an earlier one; the rest of the flows fall anywhere. */
export const unstructured: fc.Arbitrary<Unstructured> = fc
  .array(kinds, { minLength: 3, maxLength: 8 })
  .chain((chosen) => {
    const node = fc.nat(chosen.length - 1)
    const tree = chosen.slice(1).map((_, index) => fc.tuple(fc.nat(index), fc.constant(index + 1)))
    const more = fc.array(fc.tuple(node, node), { maxLength: 6 })
    const events = fc.tuple(...chosen.map(() => node))
    return fc.tuple(fc.tuple(...tree), more, events).map(([first, others, to]) => {
      const flows = unique([...first, ...others] as [number, number][])
      const attached = chosen.flatMap((kind, at) => (isTimed(kind) ? [[at, to[at]!] as const] : []))
      return { kinds: chosen, flows, events: attached, xml: drawn(chosen, flows, attached) }
    })
  })

const isTimed = (kind: Kind): boolean => kind === 'late' || kind === 'beside'

function unique(flows: readonly [number, number][]): [number, number][] {
  return flows.filter((one, at) => flows.findIndex(([from, to]) => from === one[0] && to === one[1]) === at)
}

function drawn(chosen: readonly Kind[], flows: Unstructured['flows'], events: Unstructured['events']): string {
  const nodes = chosen.map((kind, at) => {
    const last = flows.findLast(([from]) => from === at)
    const standard = last && chooses(kind) ? ` default="N${at}_N${last[1]}"` : ''
    return `<${isTimed(kind) ? 'userTask' : kind} id="N${at}"${standard}/>`
  })
  const lines = flows.map(([from, to]) => {
    const last = flows.findLast((other) => other[0] === from)?.[1] === to
    return flow(`N${from}`, `N${to}`, chooses(chosen[from]!) && !last ? '=a' : '')
  })
  const attached = events.map(
    ([at, to]) =>
      `<boundaryEvent id="B${at}" attachedToRef="N${at}" cancelActivity="${chosen[at] === 'late'}">
         <timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></boundaryEvent>${flow(`B${at}`, `N${to}`)}`,
  )
  return processOf(`<startEvent id="S"/>${flow('S', 'N0')}${nodes.join('')}${lines.join('')}${attached.join('')}`)
}

const chooses = (kind: Kind): boolean => kind === 'inclusiveGateway' || kind === 'exclusiveGateway'

/** How many tokens stand at the end of each line: its flows, then its events, then the start. */
type Marking = readonly number[]

export interface Explored {
  /** Parallel joins that went on in some state. */
  readonly fired: readonly string[]
  /** Parallel joins at which something arrived and that never went on. */
  readonly stuckJoins: readonly string[]
  /** Whether a state without tokens can come. */
  readonly ended: boolean
  /** Whether a token can be gone after it came to this element, when no other is there. */
  endedAfter(element: string): boolean
  /** Whether all states were seen. */
  readonly complete: boolean
}

const [MOST_STATES, MOST_TOKENS] = [300, 2]

export function exploredIn(graph: Unstructured): Explored {
  const lines = [...graph.flows, ...graph.events, [-1, 0] as const]
  const all = explore(graph, lines, [lines.length - 1])
  const arrived = new Set(
    all.states.flatMap((marking) => marking.flatMap((many, line) => (many > 0 ? [lines[line]![1]] : []))),
  )
  const joins = [...graph.kinds.keys()].filter(
    (at) => graph.kinds[at] === 'parallelGateway' && lines.filter(([, to]) => to === at).length > 1,
  )
  const fired = joins.filter((at) => all.fired.has(at))
  return {
    fired: fired.map((at) => `N${at}`),
    stuckJoins: joins.filter((at) => arrived.has(at) && !all.fired.has(at)).map((at) => `N${at}`),
    ended: all.states.some((marking) => marking.every((many) => many === 0)),
    complete: all.complete,
    endedAfter: (element) => {
      const entrances = [...lines.keys()].filter((line) => `N${lines[line]![1]}` === element)
      return entrances.some((line) =>
        explore(graph, lines, [line]).states.some((marking) => marking.every((many) => many === 0)),
      )
    },
  }
}

type Lines = readonly (readonly [from: number, to: number])[]

function explore(graph: Unstructured, lines: Lines, begin: readonly number[]) {
  const first = lines.map((_, line) => (begin.includes(line) ? 1 : 0))
  const states: Marking[] = [first]
  const known = new Set([first.join()])
  const fired = new Set<number>()
  const nodes = nodesOf(graph, lines)
  let complete = true
  for (const marking of states) {
    for (const { at, after } of moves(nodes, marking)) {
      fired.add(at)
      if (after.some((many) => many > MOST_TOKENS) || states.length >= MOST_STATES) complete = false
      else if (!known.has(after.join())) {
        known.add(after.join())
        states.push(after)
      }
    }
  }
  return { states, fired, complete }
}

interface Node {
  readonly at: number
  readonly kind: Kind
  readonly incoming: readonly number[]
  /** What may be sent out when it goes on. */
  readonly sends: readonly (readonly number[])[]
  /** The line of its event. */
  readonly timed: number
}

function nodesOf({ kinds, flows, events }: Unstructured, lines: Lines): readonly Node[] {
  return kinds.map((kind, at) => ({
    at,
    kind,
    incoming: [...lines.keys()].filter((line) => lines[line]![1] === at),
    sends: emissions(
      kind,
      [...flows.keys()].filter((line) => flows[line]![0] === at),
    ),
    timed: flows.length + events.findIndex(([host]) => host === at),
  }))
}

/** Everything that can happen next. An inclusive join may go on with whatever is there: more than it really may. */
function* moves(nodes: readonly Node[], marking: Marking) {
  for (const { at, kind, incoming, sends, timed } of nodes) {
    for (const from of taken(kind, incoming, marking)) {
      for (const to of sends) yield { at, after: changed(marking, from, to) }
      if (kind === 'late') yield { at, after: changed(marking, from, [timed]) }
      if (kind === 'beside') yield { at, after: changed(marking, [], [timed]) }
    }
  }
}

/** From which lines an element may take a token each. */
function taken(kind: Kind, incoming: readonly number[], marking: Marking): readonly (readonly number[])[] {
  const filled = incoming.filter((line) => marking[line]! > 0)
  if (filled.length === 0) return []
  if (kind === 'parallelGateway') return filled.length === incoming.length ? [incoming] : []
  if (kind === 'inclusiveGateway') return subsets(filled).filter((some) => some.length > 0)
  return filled.map((line) => [line])
}

function emissions(kind: Kind, outgoing: readonly number[]): readonly (readonly number[])[] {
  if (outgoing.length === 0) return [[]]
  if (kind === 'exclusiveGateway') return outgoing.map((line) => [line])
  return kind === 'inclusiveGateway' ? subsets(outgoing).filter((some) => some.length > 0) : [outgoing]
}

const subsets = (all: readonly number[]): readonly (readonly number[])[] =>
  all.reduce<readonly (readonly number[])[]>((found, one) => [...found, ...found.map((some) => [...some, one])], [[]])

function changed(marking: Marking, from: readonly number[], to: readonly number[]): Marking {
  const after = [...marking]
  for (const line of from) after[line]!--
  for (const line of to) after[line]!++
  return after
}
