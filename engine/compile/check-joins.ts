/** Inclusive joins that can only wait for each other (rule 10): each lies behind the other, and neither gives way. */
import { calledNode } from '../drawing/called.ts'
import { complain } from './check-model.ts'
import { circlesOf } from './deadlocks/circles.ts'
import { graphOf } from './deadlocks/graph.ts'
import type { Reading } from './elements.ts'
import type { ElementId } from '../core/ids.ts'
import type { Element, Model } from '../core/model.ts'
import { waysInto } from '../core/reach.ts'

export function checkJoins(reading: Reading): void {
  for (const scope of reading.elements.values()) if (scope.children.length > 0) checkScope(reading, scope)
}

/** Each lies behind the other, so that both lie on a circle. */
function checkScope(reading: Reading, scope: Element): void {
  if (scope.children.filter((id) => isJoin(reading.elements.get(id))).length < 2) return
  const graph = graphOf(reading, scope)
  const circles = circlesOf(graph)
  const joins = [...graph.vertices].flatMap(({ element }, at) =>
    element && isJoin(element) ? [{ element, circle: circles[at] }] : [],
  )
  const model = { elements: Object.fromEntries(reading.elements), flows: Object.fromEntries(reading.flows) } as Model
  for (const [at, { element: one, circle }] of joins.entries()) {
    const others = joins.slice(at + 1).filter((two) => two.circle === circle)
    const other = others.find(({ element: two }) => waitsFor(model, one, two) && waitsFor(model, two, one))
    if (other) mutual(reading, one.id, other.element)
  }
}

const isJoin = (element: Element | undefined): boolean =>
  element?.type === 'bpmn:InclusiveGateway' && element.incoming.length > 1

/** Whether a token at `other` can hold up `join` on one incoming flow while another of its flows has one already. */
function waitsFor(model: Model, join: Element, other: Element): boolean {
  const reached = [...waysInto(model, join.id).values()].filter((from) => from.has(other.id)).length
  return reached > 0 && reached < join.incoming.length
}

function mutual(reading: Reading, id: ElementId, other: Element): void {
  const node = reading.nodes.get(other.id)
  const name = node ? calledNode(node) : { de: other.id, en: other.id }
  complain(
    reading,
    id,
    'joins-wait-mutually',
    [
      `Dieses Gateway und „${name.de}“ können aufeinander warten, ohne dass eines weitergeht.`,
      `This gateway and "${name.en}" can wait for each other, and neither goes on.`,
    ],
    [
      'Führen Sie die Wege so, dass das eine Gateway immer vor dem anderen kommt.',
      'Lead the paths so that one gateway always comes before the other.',
    ],
    'warning',
  )
}
