/** The ways on from each node of a drawing, with how often each is taken. Loops stay loops: nothing is unrolled. */
import type { DrawnFlow, DrawnNode, DrawnProcess } from '../../engine/index.ts'
import { alternatives, several, type Way } from './shares.ts'

export interface Step {
  readonly node: DrawnNode
  /** `one` of the ways, `all` of them, or `some`: each by its own share. */
  readonly kind: 'one' | 'all' | 'some'
  readonly ways: readonly Way[]
  /** What begins beside it while it goes on: boundary events that do not interrupt. */
  readonly beside: readonly Way[]
  /** How many tokens come for one that goes on: the number of incoming ways of a parallel join. */
  readonly joins: number
  /** How often it runs for one visit; 1 except where repetitions were measured. */
  readonly repeats: number
}

export interface Problem {
  readonly element: string | null
  readonly says: string
}

export interface Chart {
  readonly process: DrawnProcess
  readonly steps: ReadonlyMap<string, Step>
  /** How each scope begins; the process itself is `null`. */
  readonly begins: ReadonlyMap<string | null, Beginning>
  /** Why no figure can be given. */
  readonly problems: readonly Problem[]
  /** What was assumed because nobody said it. */
  readonly assumptions: readonly Problem[]
}

export interface Beginning {
  readonly kind: 'one' | 'all'
  readonly ways: readonly Way[]
  /** Event subprocesses of the scope, by their share. */
  readonly beside: readonly Way[]
}

/**
 * What was measured comes before what the drawing says: shares by the id of the flow or of the event that begins a way, and
 * how often a repeated step ran, by its id.
 */
export interface MeasuredWays {
  readonly shares?: ReadonlyMap<string, number>
  readonly repeats?: ReadonlyMap<string, number>
}

interface Drawing {
  readonly process: DrawnProcess
  readonly byId: ReadonlyMap<string, DrawnNode>
  readonly from: ReadonlyMap<string, readonly DrawnFlow[]>
  readonly into: ReadonlyMap<string, readonly DrawnFlow[]>
  readonly shares: ReadonlyMap<string, number>
  readonly repeats: ReadonlyMap<string, number>
  readonly problems: Problem[]
  readonly assumptions: Problem[]
}

export function chartOf(process: DrawnProcess, { shares = new Map(), repeats = new Map() }: MeasuredWays = {}): Chart {
  const drawing: Drawing = {
    process,
    byId: new Map(process.nodes.map((node) => [node.id, node])),
    from: grouped(process.flows, ({ source }) => source),
    into: grouped(process.flows, ({ target }) => target),
    shares,
    repeats,
    problems: [],
    assumptions: [],
  }
  const steps = new Map(process.nodes.map((node) => [node.id, stepOf(drawing, node)]))
  const scopes = [null, ...process.nodes.filter(isScope).map(({ id }) => id)]
  const begins = new Map(scopes.map((scope) => [scope, beginningOf(drawing, scope)]))
  return { process, steps, begins, problems: drawing.problems, assumptions: drawing.assumptions }
}

export const isScope = ({ type }: DrawnNode): boolean => /SubProcess$|Transaction$/.test(type)

function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const isSplit = ({ type }: DrawnNode): boolean => /ExclusiveGateway$|EventBasedGateway$|ComplexGateway$/.test(type)

function stepOf(drawing: Drawing, node: DrawnNode): Step {
  const flows = drawing.from.get(node.id) ?? []
  const joins = node.type === 'bpmn:ParallelGateway' ? Math.max(1, (drawing.into.get(node.id) ?? []).length) : 1
  const boundaries = drawing.process.nodes.filter(({ host }) => host === node.id)
  const on = onwards(drawing, node, flows)
  const repeats = repeatsOf(drawing, node)
  const interrupting = boundaries
    .filter((event) => event.interrupting && !isCompensation(event))
    .map((event) => boundary(drawing, event))
  const beside = boundaries.filter((event) => !event.interrupting).map((event) => boundary(drawing, event))
  if (interrupting.length === 0) return { node, ...on, beside, joins, repeats }
  const left = 1 - interrupting.reduce((total, { share }) => total + share, 0)
  if (left < -1e-6)
    drawing.problems.push({
      element: node.id,
      says: `Die Anteile der Ereignisse an „${named(node)}“ ergeben mehr als 1.`,
    })
  const ways = [...on.ways.map((way) => ({ ...way, share: way.share * Math.max(0, left) })), ...interrupting]
  return { node, kind: on.kind === 'all' && on.ways.length > 1 ? 'some' : 'one', ways, beside, joins, repeats }
}

function repeatsOf({ repeats, assumptions }: Drawing, node: DrawnNode): number {
  const measured = repeats.get(node.id)
  if (node.loops && measured === undefined)
    assumptions.push({
      element: node.id,
      says: `„${named(node)}“ läuft mehrmals; wie oft, ist nicht erhoben: Es zählt einmal.`,
    })
  return measured ?? 1
}

const isCompensation = ({ event }: DrawnNode): boolean => event === 'bpmn:CompensateEventDefinition'

function onwards(drawing: Drawing, node: DrawnNode, flows: readonly DrawnFlow[]): Pick<Step, 'kind' | 'ways'> {
  const link = linked(drawing, node)
  if (link) return { kind: 'one', ways: [link] }
  if (flows.length > 1 && isSplit(node))
    return { kind: 'one', ways: alternatives(drawing, node, choices(drawing, flows)) }
  if (flows.length > 1 && node.type === 'bpmn:InclusiveGateway')
    return { kind: 'some', ways: several(drawing, node, choices(drawing, flows)) }
  return { kind: 'all', ways: flows.map(({ target }) => ({ to: target, share: 1 })) }
}

const choices = ({ byId, shares }: Drawing, flows: readonly DrawnFlow[]) =>
  flows.map(({ id, target, share, isDefault }) => ({
    to: target,
    share: shares.get(id) ?? share ?? byId.get(target)?.facts?.share ?? null,
    isDefault,
  }))

function linked({ process }: Drawing, { link, type, parent }: DrawnNode): Way | null {
  if (link === null || type !== 'bpmn:IntermediateThrowEvent') return null
  const to = process.nodes.find((one) => one.link === link && one.parent === parent && one.type !== type)
  return to ? { to: to.id, share: 1 } : null
}

function boundary({ assumptions, shares }: Drawing, event: DrawnNode): Way {
  const share = shares.get(event.id) ?? event.facts?.share ?? null
  if (share === null)
    assumptions.push({ element: event.id, says: `„${named(event)}“ hat keinen Anteil und zählt deshalb nicht.` })
  return { to: event.id, share: share ?? 0 }
}

function beginningOf(drawing: Drawing, scope: string | null): Beginning {
  const inside = drawing.process.nodes.filter(({ parent }) => parent === scope)
  const first = inside.filter(
    ({ id, host, triggeredByEvent, forCompensation, link }) =>
      !drawing.into.has(id) && host === null && !triggeredByEvent && !forCompensation && link === null,
  )
  const starts = first.filter(({ type }) => type === 'bpmn:StartEvent')
  const beside = inside.filter(({ triggeredByEvent }) => triggeredByEvent).map((one) => eventScope(drawing, one))
  if (starts.length > 1) {
    const node = drawing.byId.get(scope ?? '') ?? { id: scope ?? drawing.process.id, name: drawing.process.name }
    const open = starts.map(({ id, facts }) => ({ to: id, share: facts?.share ?? null, isDefault: false }))
    return { kind: 'one', ways: alternatives(drawing, node, open), beside }
  }
  return { kind: 'all', ways: (starts.length === 1 ? starts : first).map(({ id }) => ({ to: id, share: 1 })), beside }
}

function eventScope(drawing: Drawing, scope: DrawnNode): Way {
  const inside = drawing.process.nodes.filter(({ parent }) => parent === scope.id)
  const facts = [scope, ...inside].map((node) => node.facts).find((noted) => typeof noted?.share === 'number')
  return boundary(drawing, { ...scope, facts: facts ?? null })
}

export const named = ({ name, id }: { readonly name: string; readonly id: string }): string => name || id
