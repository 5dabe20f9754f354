import type { ElementId } from './ids.ts'
import type { Element } from './model.ts'

/**
 * Where a scope without a start event begins: at every activity, gateway and intermediate event without an incoming flow, each
 * with a token of its own (BPMN 2.0.2, 13.2). Nothing of the kind begins a scope that has a start event.
 */
export function implicitStartsOf(scope: Element, get: (id: ElementId) => Element | undefined): readonly ElementId[] {
  const children = scope.children.flatMap((id) => get(id) ?? [])
  if (children.some(({ type, instantiate }) => type === 'bpmn:StartEvent' || instantiate !== null)) return []
  return children.filter(beginsAlone).map(({ id }) => id)
}

function beginsAlone({ type, incoming, forCompensation, triggeredByEvent, event }: Element): boolean {
  if (incoming.length > 0 || forCompensation || triggeredByEvent) return false
  if (type === 'bpmn:IntermediateCatchEvent') return event?.kind !== 'link'
  return type !== 'bpmn:BoundaryEvent' && type !== 'bpmn:EndEvent'
}
