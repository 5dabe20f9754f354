/** What really happened in a trace, as facts such as `boundary timer interrupting on user task`: from its picture and its events. */
import type { Element, Model } from '../../engine/index.ts'

type Elements = ReadonlyMap<string, { readonly element: Element; readonly model: Model }>

/** The facts of one trace. */
export function factsOf(models: readonly Model[], trace: string): ReadonlySet<string> {
  const elements: Elements = new Map(
    models.flatMap((model) => Object.values(model.elements).map((element) => [element.id, { element, model }])),
  )
  const called = new Set([...trace.matchAll(/entered (\S+) .*called as/g)].map(([, id]) => id ?? ''))
  const done = [...trace.matchAll(/^ *(\d+) left \d+ (\S+) completed$/gm)]
  const facts = done.flatMap(([, , id = '']) => ofCompleted(elements, called, id))
  const left = new Map(done.map(([, order, id]) => [order, id ?? '']))
  const undone = [...trace.matchAll(/compensating \{"order":(\d+)/g)].flatMap(([, order]) => left.get(order) ?? [])
  const listened = [...trace.matchAll(/waiting \d+ on (\S+): listener (\w+)/g)]
  return new Set([
    ...facts,
    ...undone.flatMap((id) => on(elements, id, ({ element }) => [`undone ${activityOf(element)}`])),
    ...listened.flatMap(([, id = '', event]) =>
      on(elements, id, ({ element }) => [`listener ${event} on ${typeOf(element)}`]),
    ),
  ])
}

const on = (
  elements: Elements,
  id: string,
  facts: (there: { readonly element: Element; readonly model: Model }) => readonly string[],
): readonly string[] => {
  const there = elements.get(id)
  return there ? facts(there) : []
}

function ofCompleted(elements: Elements, called: ReadonlySet<string>, id: string): readonly string[] {
  return on(elements, id, ({ element, model }) => {
    const { type, incoming, outgoing } = element
    if (type === 'bpmn:BoundaryEvent') return atBoundary(elements, element)
    if (type === 'bpmn:StartEvent') return atStart(elements, called, element)
    if (type.endsWith('Event')) return inFlow(model, element)
    if (type.endsWith('Gateway'))
      return [
        ...(incoming.length > 1 ? [`join ${typeOf(element)}`] : []),
        ...(outgoing.length > 1 ? [`split ${typeOf(element)}`] : []),
        ...(element.instantiate ? [`begins by ${typeOf(element)} ${element.instantiate}`] : []),
      ]
    return [
      `activity ${activityOf(element)}`,
      ...(element.instantiate ? [`begins by ${typeOf(element)}`] : []),
      ...(element.startQuantity > 1 ? ['start quantity'] : []),
      ...(element.completionQuantity > 1 ? ['completion quantity'] : []),
      ...(behindGateway(model, element) ? [`behind event gateway ${typeOf(element)}`] : []),
    ]
  })
}

function atBoundary(elements: Elements, event: Element): readonly string[] {
  const host = elements.get(event.host ?? '')?.element
  if (!host) return []
  const beside = event.interrupting ? 'interrupting' : 'beside'
  const events = new Set(host.attached.map((id) => elements.get(id)?.element.event?.kind))
  const holds = host.children.some((id) => elements.get(id)?.element.triggeredByEvent)
  const hosts = [
    activityOf(host),
    ...(events.has('compensation') && event.event?.kind !== 'compensation' ? ['compensable activity'] : []),
    ...(holds ? ['scope with event subprocess'] : []),
  ]
  return hosts.flatMap((one) => withTimer(event, `boundary ${kindOf(event)} ${beside} on ${one}`, `boundary ${beside}`))
}

function atStart(elements: Elements, called: ReadonlySet<string>, event: Element): readonly string[] {
  const around = elements.get(event.parent ?? '')?.element
  if (around?.type === 'bpmn:Process') return withTimer(event, `start ${kindOf(event)}`, 'start')
  if (!around?.triggeredByEvent) return []
  const scope = elements.get(around.parent ?? '')?.element
  if (!scope) return []
  const beside = event.interrupting ? 'interrupting' : 'beside'
  const where = scope.type === 'bpmn:Process' && called.has(scope.id) ? 'called process' : scopeName(scope)
  return withTimer(event, `event subprocess ${kindOf(event)} ${beside} in ${where}`, `event subprocess ${beside}`)
}

const scopeName = (scope: Element): string =>
  scope.triggeredByEvent ? 'event subprocess' : scope.loop ? 'instance' : typeOf(scope)

function inFlow(model: Model, event: Element): readonly string[] {
  const place = { 'bpmn:EndEvent': 'end', 'bpmn:IntermediateThrowEvent': 'throw' }[event.type as string] ?? 'catch'
  if (place !== 'catch') return [`${place} ${kindOf(event)}`]
  const gateway = behindGateway(model, event) ? [`behind event gateway ${kindOf(event)}`] : []
  return [...withTimer(event, `catch ${kindOf(event)}`, 'catch'), ...gateway, ...severalSources(model, event)]
}

/** A link that is reached from more than one place. */
function severalSources(model: Model, { id, parent, event }: Element): readonly string[] {
  if (event?.kind !== 'link') return []
  const sources = Object.values(model.elements).filter(
    (one) => one.id !== id && one.parent === parent && one.event?.kind === 'link' && one.event.name === event.name,
  )
  return sources.length > 1 ? ['link from several'] : []
}

const behindGateway = ({ flows, elements }: Model, { incoming }: Element): boolean =>
  incoming.some((flow) => elements[flows[flow]?.source ?? '']?.type === 'bpmn:EventBasedGateway')

function withTimer(element: Element, fact: string, place: string): readonly string[] {
  return [fact, ...element.events.flatMap((one) => (one.kind === 'timer' ? [`timer ${one.what} at ${place}`] : []))]
}

function kindOf({ events, parallelMultiple }: Element): string {
  if (events.length > 1) return parallelMultiple ? 'parallel multiple' : 'multiple'
  return events[0]?.kind ?? 'none'
}

/** `bpmn:AdHocSubProcess` → `ad hoc sub process`. */
export const typeOf = ({ type }: Pick<Element, 'type'>): string =>
  type
    .replace('bpmn:', '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase()

function activityOf(element: Element): string {
  const { loop } = element
  if (!loop) return typeOf(element)
  const how = loop.kind === 'standard' ? 'standard loop' : loop.sequential ? 'sequential loop' : 'parallel loop'
  return `${how} of ${typeOf(element)}`
}
