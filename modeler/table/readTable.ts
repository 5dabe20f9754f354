/** BPMN → table. Whatever is drawn has its place in the table; what no row can say is a line that is only read. */
import { readFacts, readShare } from './facts.ts'
import { readCondition } from './conditions.ts'
import { isGateway, isSplit, readGraph, type Graph, type GraphFlow, type GraphNode } from './graph.ts'
import { findJoin } from './join.ts'
import { extension, list, one, type Moddle } from '../bpmn/moddle.ts'
import { sayAside } from './sayAside.ts'
import {
  PLAIN,
  stops,
  type Aside,
  type Block,
  type Branch,
  type Gateway,
  type Item,
  type Step,
  type Table,
} from './table.ts'

interface Reading {
  readonly graph: Graph
  readonly seen: Set<string>
  /** From a gateway that only brings ways together to what follows it. */
  readonly behind: Map<string, string>
  readonly later: (() => void)[]
}

/** Reads the outermost level of a process. */
export function readTable(process: Moddle): Table {
  const graph = readGraph(process)
  const reading: Reading = { graph, seen: new Set(), behind: new Map(), later: [] }
  const main = mainStart(graph)
  const items = main ? sequence(reading, main.id, []) : []
  runLater(reading)
  const asides = restOf(reading)
  runLater(reading)
  return settle({ items, asides }, reading)
}

/** The ways that begin at a border are told after the way of the process, so that they end in it and not the other way round. */
function runLater({ later }: Reading): void {
  for (let next = later.shift(); next; next = later.shift()) next()
}

function mainStart({ nodes }: Graph): GraphNode | undefined {
  const roots = [...nodes.values()].filter(isRoot)
  return roots.find(({ element }) => element.$type === 'bpmn:StartEvent') ?? roots[0] ?? [...nodes.values()][0]
}

const isRoot = ({ incoming, element }: GraphNode): boolean =>
  incoming.length === 0 && !one(element, 'attachedToRef') && element.get('triggeredByEvent') !== true

function restOf(reading: Reading): readonly Aside[] {
  const rest: Aside[] = []
  const { nodes } = reading.graph
  for (const node of [...[...nodes.values()].filter(isRoot), ...nodes.values()])
    if (!reading.seen.has(node.id)) rest.push(aside(reading, node))
  return rest
}

function aside(reading: Reading, node: GraphNode): Aside {
  reading.seen.add(node.id)
  const made = { id: node.id, says: sayAside(node.element), items: [] as readonly Item[] }
  const next = node.outgoing[0]
  if (next) reading.later.push(() => (made.items = sequence(reading, next.target, [])))
  return made
}

function sequence(reading: Reading, from: string, around: readonly string[]): readonly Item[] {
  const items: Item[] = []
  let merges: string[] = []
  let at: string | undefined = from
  while (at && at !== around.at(-1)) {
    const node = reading.graph.nodes.get(at)
    if (!node) break
    if (reading.seen.has(at) || around.includes(at)) {
      items.push({ kind: 'jump', target: at })
      break
    }
    reading.seen.add(at)
    const next: string | undefined = node.outgoing[0]?.target
    if (isMerge(node, next) && next !== around.at(-1) && !reading.seen.has(next ?? '')) {
      merges.push(at)
      reading.behind.set(at, next as string)
      at = next
    } else {
      const told: Told = isSplit(node)
        ? block(reading, node, merges, around)
        : { item: step(reading, node, merges), next }
      items.push(told.item)
      merges = []
      at = told.next
    }
  }
  return items
}

interface Told {
  readonly item: Item
  readonly next: string | undefined
}

const isMerge = (node: GraphNode, next: string | undefined): boolean =>
  isGateway(node) && next !== undefined && node.incoming.length > 1 && node.outgoing.length === 1

function step(reading: Reading, { id, element, lane, incoming }: GraphNode, merges: readonly string[]): Step {
  const facts = readFacts(element)
  return {
    kind: 'step',
    id,
    part: partOf(element),
    type: element.$type,
    who: lane ?? roleOf(element),
    what: element.name?.trim() ?? '',
    ...waitOf(element),
    facts,
    merges,
    plain: incoming.length > 1,
    asides: (reading.graph.attached.get(id) ?? []).map((event) => aside(reading, event)),
  }
}

const roleOf = (element: Moddle): string | null =>
  list(one(element, 'extensionElements'), 'values')
    .find(({ $type }) => $type === 'lz:Step')
    ?.get<string | undefined>('role') ?? null

export function partOf(element: Moddle): Step['part'] {
  if (element.$type === 'bpmn:StartEvent') return 'start'
  if (element.$type === 'bpmn:EndEvent') return 'end'
  if (element.$instanceOf('bpmn:CatchEvent')) return 'wait'
  return element.$instanceOf('bpmn:Activity') ? 'step' : 'other'
}

function waitOf(element: Moddle): Pick<Step, 'on' | 'duration'> {
  const definitions = element.$type === 'bpmn:IntermediateCatchEvent' ? list(element, 'eventDefinitions') : []
  const timer = definitions.find(({ $type }) => $type === 'bpmn:TimerEventDefinition')
  if (timer) return { on: 'timer', duration: one(timer, 'timeDuration')?.get<string | undefined>('body') ?? null }
  const message = definitions.some(({ $type }) => $type === 'bpmn:MessageEventDefinition')
  return { on: message ? 'message' : null, duration: null }
}

function block(reading: Reading, split: GraphNode, merges: readonly string[], around: readonly string[]): Told {
  const { graph, seen } = reading
  const found = findJoin({ graph, split, seen, around })
  const inside = found && found !== around.at(-1) ? [...around, found] : around
  const branches = split.outgoing.map((flow) => branch(reading, flow, split, inside))
  const join = found === null ? undefined : graph.nodes.get(found)
  const next = join?.outgoing[0]?.target
  const together = branches.filter(({ items }) => !stops(items)).length > 1
  const own =
    join && together && !seen.has(join.id) && found !== around.at(-1) && isMerge(join, next) && next ? join.id : null
  if (own && next) {
    seen.add(own)
    reading.behind.set(own, next)
  }
  const said = extension(split.element, 'lz:Block')?.get<string | undefined>('said')
  const item: Block = {
    kind: 'block',
    id: split.id,
    who: split.lane,
    what: split.element.name?.trim() ?? '',
    merges,
    plain: split.incoming.length > 1,
    gateway: gatewayOf(split.element),
    branches,
    join: own ?? (found === null ? null : PLAIN),
    ...(said ? { said } : {}),
  }
  return { item, next: own ? next : (found ?? undefined) }
}

function branch(reading: Reading, flow: GraphFlow, split: GraphNode, around: readonly string[]): Branch {
  return {
    flow: flow.id,
    name: flow.element.name?.trim() ?? '',
    share: readShare(flow.element),
    isDefault: one(split.element, 'default') === flow.element,
    condition: readCondition(flow.element),
    items: sequence(reading, flow.target, around),
  }
}

const gatewayOf = ({ $type }: Moddle): Gateway =>
  $type
    .replace('bpmn:', '')
    .replace('Gateway', '')
    .replace(/^./, (first) => first.toLowerCase()) as Gateway

/** A jump to a gateway that brings ways together leads to what follows it. */
function settle(table: Table, { behind }: Reading): Table {
  const end = (id: string): string => (behind.has(id) ? end(behind.get(id) as string) : id)
  const items = (all: readonly Item[]): readonly Item[] =>
    all.map((item) => {
      if (item.kind === 'jump') return { ...item, target: end(item.target) }
      if (item.kind === 'block')
        return { ...item, branches: item.branches.map((one) => ({ ...one, items: items(one.items) })) }
      return { ...item, asides: asides(item.asides) }
    })
  const asides = (all: readonly Aside[]): readonly Aside[] => all.map((one) => ({ ...one, items: items(one.items) }))
  return { items: items(table.items), asides: asides(table.asides) }
}
