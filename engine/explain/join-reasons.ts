/** Tokens that stand at a gateway and wait for other tokens of their case. */
import type { Reason, Sentence } from './reason.ts'
import type { Case, Token } from '../core/case.ts'
import type { ElementId, FlowId } from '../core/ids.ts'
import type { Element, Model } from '../core/model.ts'

/** One reason for each gateway at which tokens wait, named by the oldest of them. */
export function joinReasons(state: Case, modelOf: (token: Token) => Model | undefined): readonly Reason[] {
  const tokens = Object.values(state.tokens)
  const reasons: Reason[] = []
  const told = new Set<string>()
  for (const token of tokens) {
    const model = modelOf(token)
    const element = model?.elements[token.element]
    const place = `${token.scope}/${token.element}`
    if (!model || !element || !joins(element) || told.has(place)) continue
    told.add(place)
    const inScope = tokens.filter(({ scope }) => scope === token.scope)
    const says = sentence(model, element, inScope)
    reasons.push({ token: token.id, element: element.id, wait: null, since: null, says })
  }
  return reasons
}

const joins = ({ type, incoming }: Element): boolean =>
  incoming.length > 1 && (type === 'bpmn:ParallelGateway' || type === 'bpmn:InclusiveGateway')

function sentence(model: Model, element: Element, inScope: readonly Token[]): Sentence {
  const here = inScope.filter((token) => token.element === element.id)
  const missing = element.incoming.filter((flow) => !here.some(({ via }) => via === flow))
  const from = missing.map((flow) => sourceName(model, flow))
  const coming = inScope.filter(
    (token) => token.element !== element.id && leadsTo(model, token.element, missing, element.id),
  )
  const name =
    element.name || (element.type === 'bpmn:ParallelGateway' ? 'Zusammenführung' : 'Zusammenführung (inklusiv)')
  const where = [...new Set(coming.map((token) => nameOf(model, token.element)))].join(', ')
  return {
    de: `„${name}“ wartet noch auf den Weg von ${from.join(' und von ')}. ${where ? `Dorthin unterwegs: ${where}.` : 'Zurzeit ist nichts dorthin unterwegs.'}`,
    en: `"${name}" still waits for the way from ${from.join(' and from ')}. ${where ? `On the way there: ${where}.` : 'Nothing is on the way there now.'}`,
  }
}

const nameOf = (model: Model, id: ElementId): string => `„${model.elements[id]?.name || id}“`

const sourceName = (model: Model, flow: FlowId): string => {
  const source = model.flows[flow]?.source
  return source === undefined ? flow : nameOf(model, source)
}

/** Whether a path leads from an element to one of the flows without passing the gateway; boundary events leave with their host. */
function leadsTo(model: Model, from: ElementId, flows: readonly FlowId[], gateway: ElementId): boolean {
  const seen = new Set<ElementId>([gateway])
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = model.elements[id]
    if (!element || seen.has(id)) continue
    seen.add(id)
    if (element.outgoing.some((flow) => flows.includes(flow))) return true
    open.push(...element.outgoing.flatMap((flow) => model.flows[flow]?.target ?? []), ...element.attached)
  }
  return false
}
