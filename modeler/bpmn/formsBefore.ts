/** The forms that were answered on the way to a place, the nearest first: a decision mostly asks what the task before it has answered. */
import { extension, list, one, type Moddle } from './moddle.ts'

/** Everything on the way to a place, the nearest first, and the place itself before it. */
export function wayTo(place: Moddle): readonly Moddle[] {
  const seen = new Set<Moddle>([place])
  // Grows while it is walked: all that is one step back comes before what is two steps back.
  for (const node of seen) for (const before of stepsBefore(node)) seen.add(before)
  return [...seen]
}

/** Ids of forms, each once. */
export function formsBefore(place: Moddle): readonly string[] {
  const forms = wayTo(place).flatMap(
    (node) => extension(node, 'zeebe:FormDefinition')?.get<string | undefined>('formId') ?? [],
  )
  return [...new Set(forms)]
}

/** From an event on the edge to its step, into a subprocess by its ends, and out of it by its start. */
function stepsBefore(node: Moddle): readonly Moddle[] {
  const around = node.$parent?.$instanceOf('bpmn:SubProcess') ? node.$parent : undefined
  const sources = list(node, 'incoming').flatMap((flow) => one(flow, 'sourceRef') ?? [])
  const host = node.$instanceOf('bpmn:BoundaryEvent') ? one(node, 'attachedToRef') : undefined
  const inner = node.$instanceOf('bpmn:SubProcess') ? list(node, 'flowElements').filter(isEnd) : []
  const out = around && node.$instanceOf('bpmn:StartEvent') ? list(around, 'incoming') : []
  return [...sources, ...(host ? [host] : []), ...inner, ...out.flatMap((flow) => one(flow, 'sourceRef') ?? [])]
}

const isEnd = (node: Moddle): boolean => node.$instanceOf('bpmn:FlowNode') && list(node, 'outgoing').length === 0
