/** Lanes: shown, and candidate groups where a task says nothing else. */
import { literal } from './expression.ts'
import { node, nodes, type Node } from './moddle.ts'
import type { ElementId, Table } from '../core/ids.ts'
import type { Element, Model } from '../core/model.ts'

export function lanesOf(container: Node): Model['lanes'] {
  return nodes(container, 'laneSets')
    .flatMap((set) => nodes(set, 'lanes'))
    .flatMap(lanesIn)
}

/** Lanes inside a lane follow it, so that the last lane that names an element is the nearest. */
function lanesIn(lane: Node): Model['lanes'] {
  const elements = nodes(lane, 'flowNodeRef').map(({ id }) => id ?? '')
  const inner = nodes(node(lane, 'childLaneSet'), 'lanes').flatMap(lanesIn)
  return [{ name: lane.name?.trim() ?? '', elements }, ...inner]
}

/** A user task that names nobody goes to the group of its lane. */
export function withLaneGroups(elements: Table<ElementId, Element>, lanes: Model['lanes']): Table<ElementId, Element> {
  const laneOf = new Map(lanes.flatMap(({ name, elements }) => elements.map((id) => [id, name] as const)))
  const grouped = Object.values(elements).map((element) => {
    const task = element.task
    if (!task || task.assignee !== null || task.candidateUsers !== null || task.candidateGroups !== null) return element
    const lane = nearestLane(element, elements, laneOf)
    return lane ? { ...element, task: { ...task, candidateGroups: literal(lane) } } : element
  })
  return Object.fromEntries(grouped.map((element) => [element.id, element]))
}

function nearestLane(
  element: Element,
  elements: Table<ElementId, Element>,
  laneOf: ReadonlyMap<ElementId, string>,
): string | undefined {
  const own = laneOf.get(element.id)
  const around = element.parent === null ? undefined : elements[element.parent]
  return own ?? (around && nearestLane(around, elements, laneOf))
}
