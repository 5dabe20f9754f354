/** What the collaboration says of messages: which one a message flow carries, and by which properties it finds its receiver. */
import { checked, isFeel } from './expression.ts'
import { node, nodes, text, type Node } from './moddle.ts'
import type { Report } from './problem.ts'

/**
 * The message of a message flow that begins or ends at an element which names none itself: that of the flow, else of its other
 * end, else the flow stands for one.
 */
export function messageByFlow(from: Node): Node | undefined {
  const flow = collaborations(from)
    .flatMap((collaboration) => nodes(collaboration, 'messageFlows'))
    .find((one) => node(one, 'sourceRef') === from || node(one, 'targetRef') === from)
  if (!flow) return undefined
  const other = node(flow, 'sourceRef') === from ? node(flow, 'targetRef') : node(flow, 'sourceRef')
  return node(flow, 'messageRef') ?? namedAt(other) ?? flow
}

function namedAt(element: Node | undefined): Node | undefined {
  const [named] = nodes(element, 'eventDefinitions').flatMap((definition) => node(definition, 'messageRef') ?? [])
  return named ?? node(element, 'messageRef')
}

/** The key by which messages find their receiver, as correlation properties say it; null when none belongs to the message. */
export function correlationOf(into: Report, from: Node, message: Node): string | null {
  const parts = nodes(definitionsAround(from), 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:CorrelationProperty')
    .flatMap((property) => partOf(into, from, message, property) ?? [])
  if (parts.length < 2) return parts[0] ?? null
  return `string join([${parts.map((part) => `string(${part})`).join(', ')}], "|")`
}

/** Where a process subscribes, its own data; else the path in the message, which is looked for among the data as well. */
function partOf(into: Report, from: Node, message: Node, property: Node): string | null {
  const retrieval = nodes(property, 'correlationPropertyRetrievalExpression').find(
    (one) => node(one, 'messageRef') === message,
  )
  if (!retrieval) return null
  const bound = nodes(processAround(from), 'correlationSubscriptions')
    .flatMap((subscription) => nodes(subscription, 'correlationPropertyBinding'))
    .find((binding) => node(binding, 'correlationPropertyRef') === property)
  const written = (isCatching(from) && bound && node(bound, 'dataPath')) || node(retrieval, 'messagePath')
  const body = text(written, 'body')
  if (!written || body === undefined || !isFeel(into, from.id ?? '', written)) return null
  return checked(into, from.id ?? '', body.replace(/^=/, '').trim())
}

const isCatching = ({ $type }: Node): boolean =>
  !['bpmn:SendTask', 'bpmn:EndEvent', 'bpmn:IntermediateThrowEvent'].includes($type)

const collaborations = (from: Node): readonly Node[] =>
  nodes(definitionsAround(from), 'rootElements').filter(({ $type }) => $type === 'bpmn:Collaboration')

const definitionsAround = (from: Node): Node | undefined => around(from, 'bpmn:Definitions')
const processAround = (from: Node): Node | undefined => around(from, 'bpmn:Process')

function around(from: Node, type: string): Node | undefined {
  let at: Node | undefined = from
  while (at && at.$type !== type) at = at.$parent
  return at
}
