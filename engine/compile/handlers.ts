/** The activity that a compensation boundary event is associated with. */
import { definitionsOf } from './event-places.ts'
import { node, nodes, type Node } from './moddle.ts'
import type { ElementId } from '../core/ids.ts'

/** Null for what is no compensation boundary event, or one that leads to no activity. The association may be drawn either way. */
export function handlerOf(from: Node): ElementId | null {
  if (from.$type !== 'bpmn:BoundaryEvent') return null
  if (!definitionsOf(from).some(({ $type }) => $type === 'bpmn:CompensateEventDefinition')) return null
  const ends = associationsAround(from).map((one) => [node(one, 'sourceRef'), node(one, 'targetRef')])
  const others = ends.flatMap(([source, target]) => (source === from ? [target] : target === from ? [source] : []))
  return others.find((one) => one?.isForCompensation === true)?.id ?? null
}

/** Associations stand in the scope of what they connect, or in one around it. */
function associationsAround({ $parent }: Node): readonly Node[] {
  if (!$parent) return []
  const here = [...nodes($parent, 'artifacts'), ...nodes($parent, 'flowElements')]
  return [...here.filter(({ $type }) => $type === 'bpmn:Association'), ...associationsAround($parent)]
}
