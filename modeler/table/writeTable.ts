/** Table → BPMN: changes the file so that it says what the table says, and touches nothing else. */
import { connect, type Wanted, type WantedFlow } from './connect.ts'
import { erase, planeOf } from './di.ts'
import { addElement, describe, gatewayType, makeStep, type Writing } from './elements.ts'
import { addExtension, removeExtension, writeShare } from './facts.ts'
import { readGraph, type Graph } from './graph.ts'
import { usedLanes, writeLanes } from './lanes.ts'
import type { Choices } from '../bpmn/jobKinds.ts'
import { extension, list, one, processOf, type Maker, type Moddle } from '../bpmn/moddle.ts'
import { writeCondition } from './conditions.ts'
import type { Recording } from './recording.ts'
import { everyItem, newStep, stops, type Block, type Step, type Table } from './table.ts'

export interface WriteOptions {
  readonly make: Maker
  readonly record: Recording
  readonly choices: Choices
}

/** Writes the table into the process of the file. */
export function writeTable(definitions: Moddle, table: Table, { make, record, choices }: WriteOptions): void {
  const process = processOf(definitions)
  if (!process) return
  const writing: Writing = { make, record, definitions, process, choices }
  const ended = withEnd(table, make)
  const items = everyItem(ended).filter((item): item is Step | Block => item.kind !== 'jump')
  const wanted = connect(ended, make.id)
  const before = readGraph(process)
  const lanes = usedLanes(process)
  const kept = new Set([...items, ...wanted.gateways, ...asidesOf(ended)].map(({ id }) => id))
  for (const id of before.nodes.keys()) if (!kept.has(id)) removeNode(writing, before, id)
  for (const item of items) describe(writing, before.nodes.get(item.id)?.element ?? makeItem(writing, item), item)
  for (const { id, gateway } of wanted.gateways)
    if (!before.nodes.has(id)) addElement(writing, gatewayType(gateway), { id })
  writeFlows(writing, before, wanted)
  writeBlocks(writing, items, wanted)
  writeLanes(writing, roles(items, wanted, before), choices.offices, lanes)
}

/** What the end is called that nobody has named. */
const ENDED = 'Erledigt'

/** A table that does not say how it ends, ends behind its last row; once it says so, that end goes again. */
function withEnd(told: Table, make: Maker): Table {
  const table = withoutIdleEnd(told)
  if (table.items.length === 0 || stops(table.items)) return table
  const who = everyItem({ ...table, asides: [] }).reduce<string | null>(
    (last, item) => (item.kind === 'jump' ? last : (item.who ?? last)),
    null,
  )
  return { ...table, items: [...table.items, newStep(make.id('Event_'), 'end', 'bpmn:EndEvent', ENDED, who)] }
}

function withoutIdleEnd(table: Table): Table {
  const last = table.items.at(-1)
  const before = table.items.slice(0, -1)
  const idle = last?.kind === 'step' && last.part === 'end' && last.what === ENDED && stops(before)
  const wanted = everyItem(table).some((item) => item.kind === 'jump' && item.target === (idle ? last.id : null))
  return idle && !wanted ? { ...table, items: before } : table
}

const asidesOf = (table: Table): readonly { id: string }[] => [
  ...table.asides,
  ...everyItem(table).flatMap((item) => (item.kind === 'step' ? item.asides : [])),
]

function makeItem(writing: Writing, item: Step | Block): Moddle {
  if (item.kind === 'step') return makeStep(writing, item)
  return addElement(writing, gatewayType(item.gateway), { id: item.id })
}

/** Who does what: gateways that exist stay in the lane in which they were drawn. */
function roles(items: readonly (Step | Block)[], wanted: Wanted, before: Graph): ReadonlyMap<string, string | null> {
  return new Map([
    ...items.map(({ id, who }) => [id, who] as const),
    ...wanted.gateways.filter(({ id }) => !before.nodes.has(id)).map(({ id, who }) => [id, who] as const),
  ])
}

function removeNode({ record, process, definitions }: Writing, { nodes, flows }: Graph, id: string): void {
  const element = nodes.get(id)?.element
  if (!element) return
  const plane = planeOf(definitions)
  const gone = (from: Moddle, property: string, value: Moddle): void => {
    record.remove(from, property, value)
    if (plane) erase(record, plane, value.id)
  }
  for (const flow of flows) if (flow.source === id || flow.target === id) gone(process, 'flowElements', flow.element)
  for (const lane of list(process, 'laneSets').flatMap((set) => list(set, 'lanes')))
    record.remove(lane, 'flowNodeRef', element)
  const collaboration = list(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Collaboration')
  const touches = (line: Moddle): boolean => [one(line, 'sourceRef'), one(line, 'targetRef')].includes(element)
  if (collaboration)
    for (const line of list(collaboration, 'messageFlows').filter(touches)) gone(collaboration, 'messageFlows', line)
  for (const line of list(process, 'artifacts').filter(touches)) gone(process, 'artifacts', line)
  for (const inner of within(element)) if (plane) erase(record, plane, inner.id)
  gone(process, 'flowElements', element)
}

/** Everything inside a subprocess, at any depth. */
const within = (element: Moddle): readonly Moddle[] =>
  element.$instanceOf('bpmn:SubProcess')
    ? [...list(element, 'flowElements'), ...list(element, 'artifacts')].flatMap((inner) => [inner, ...within(inner)])
    : []

/** Uses the flows that are there before it makes new ones: their names and conditions belong to the branch. */
function writeFlows(writing: Writing, before: Graph, { flows }: Wanted): void {
  const { record, process, definitions } = writing
  const free = new Map(
    before.flows
      .filter(({ element }) => list(process, 'flowElements').includes(element))
      .map((flow) => [flow.id, flow]),
  )
  const found = new Map<WantedFlow, Moddle>()
  const take = (wanted: WantedFlow, test: (flow: (typeof before.flows)[number]) => boolean): void => {
    const fits = found.has(wanted) ? undefined : [...free.values()].find(test)
    if (!fits) return
    free.delete(fits.id)
    found.set(wanted, fits.element)
  }
  for (const flow of flows)
    if (flow.branch) take(flow, ({ id, source }) => id === flow.branch?.flow && source === flow.source)
  for (const flow of flows) take(flow, ({ source, target }) => source === flow.source && target === flow.target)
  for (const flow of flows) if (!flow.branch) take(flow, ({ source }) => source === flow.source)
  const plane = planeOf(definitions)
  for (const { element } of free.values()) {
    record.remove(process, 'flowElements', element)
    if (plane) erase(record, plane, element.id)
  }
  const done = flows.map((flow) => [flow, found.get(flow) ?? newFlow(writing)] as const)
  attach(writing, done)
}

const newFlow = (writing: Writing): Moddle => addElement(writing, 'bpmn:SequenceFlow', { id: writing.make.id('Flow_') })

function attach({ make, record, process }: Writing, flows: readonly (readonly [WantedFlow, Moddle])[]): void {
  const nodes = new Map(list(process, 'flowElements').map((element) => [element.id, element]))
  for (const [{ source, target, branch }, element] of flows) {
    record.set(element, 'sourceRef', nodes.get(source))
    record.set(element, 'targetRef', nodes.get(target))
    if (!branch) continue
    if ((element.name?.trim() ?? '') !== branch.name) record.set(element, 'name', branch.name || undefined)
    writeShare(make, record, element, branch.share)
    writeCondition(make, record, element, branch.condition)
    const split = nodes.get(source)
    const isDefault = split !== undefined && one(split, 'default') === element
    if (split && branch.isDefault !== isDefault) record.set(split, 'default', branch.isDefault ? element : undefined)
  }
  for (const node of nodes.values()) if (node.$instanceOf('bpmn:FlowNode')) relist(record, node, flows)
}

/** The node's own list of its flows, in the order of the branches. */
function relist(record: Recording, node: Moddle, flows: readonly (readonly [WantedFlow, Moddle])[]): void {
  const ends = {
    outgoing: flows
      .filter(([{ source }]) => source === node.id)
      .sort(([a], [b]) => a.place - b.place)
      .map(([, flow]) => flow),
    incoming: flows.filter(([{ target }]) => target === node.id).map(([, flow]) => flow),
  }
  for (const [property, now] of Object.entries(ends)) {
    const before = list(node, property)
    if (before.length !== now.length || before.some((flow, index) => flow !== now[index]))
      record.set(node, property, now)
  }
  const fallback = one(node, 'default')
  if (fallback && !ends.outgoing.includes(fallback)) record.set(node, 'default', undefined)
}

function writeBlocks({ make, record, process }: Writing, items: readonly (Step | Block)[], wanted: Wanted): void {
  const elements = new Map(list(process, 'flowElements').map((element) => [element.id, element]))
  for (const item of items) {
    const element = item.kind === 'block' ? elements.get(item.id) : undefined
    if (!element || item.kind !== 'block') continue
    const present = extension(element, 'lz:Block')
    const says = { continues: wanted.continues.get(item.id), said: item.said }
    const silent = !says.continues && !says.said
    if (present && silent) removeExtension(record, element, present)
    if (silent) continue
    const block = present ?? addExtension(make, record, element, 'lz:Block')
    for (const [name, value] of Object.entries(says)) record.set(block, name, value)
  }
}
