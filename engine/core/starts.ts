/** Where a case can begin (rule 12): start events of the process, and what may start it without one. */
import type { ElementId } from './ids.ts'
import type { Element, EventDefinition, Model } from './model.ts'

/** An element that waits without a case, and for what: any one of its triggers begins a case. */
export interface Beginning {
  readonly element: ElementId
  readonly triggers: readonly EventDefinition[]
}

/** All that waits without a case, in the order of the file. */
export function beginningsOf(model: Model): readonly Beginning[] {
  return atTop(model)
    .flatMap((element) => (isGateway(element) ? targetsOf(model, element) : mayBegin(element) ? [element] : []))
    .flatMap(({ id, events }) => (events.length > 0 ? [{ element: id, triggers: events }] : []))
}

/** Where the first token stands when a case begins with this event: there, or at the gateway before it. Null when nothing can begin there. */
export function entranceOf(model: Model, at: ElementId): ElementId | null {
  const found = atTop(model).find((element) =>
    isGateway(element) ? targetsOf(model, element).some(({ id }) => id === at) : element.id === at && mayBegin(element),
  )
  return found?.id ?? null
}

/** The start events at which a case begins that nothing but `start` or a call begins: each is an alternative. */
export function noneStartsOf(model: Model): readonly ElementId[] {
  const known = noneStarts.get(model)
  if (known) return known
  const starts = atTop(model).flatMap(({ id, type, event }) =>
    type === 'bpmn:StartEvent' && event === null ? [id] : [],
  )
  noneStarts.set(model, starts)
  return starts
}

/** Asked for with every case that begins. */
const noneStarts = new WeakMap<Model, readonly ElementId[]>()

/** Whether it is plain where a case begins that no event begins: at the only none start event, or without any start wherever no flow leads. */
export function beginsPlainly(model: Model): boolean {
  const starts = noneStartsOf(model)
  return starts.length === 1 || (starts.length === 0 && beginningsOf(model).length === 0)
}

const mayBegin = ({ type, instantiate }: Element): boolean => type === 'bpmn:StartEvent' || instantiate !== null

/** A gateway that begins cases with one of the events behind it. */
const isGateway = ({ event, instantiate }: Element): boolean => instantiate !== null && event === null

function atTop({ process, elements }: Model): readonly Element[] {
  const children = elements[process as string]?.children ?? []
  return children.flatMap((id) => elements[id] ?? [])
}

const targetsOf = ({ flows, elements }: Model, { outgoing }: Element): readonly Element[] =>
  outgoing.flatMap((flow) => elements[flows[flow]?.target ?? ''] ?? [])
