import type { Reading } from '../elements.ts'
import type { Element } from '../../core/model.ts'

const breaks = ['error', 'escalation', 'terminate', 'cancel']

/** Whether something ends the scope, or one around it, without its tokens coming to an end: then waiting in it is no mistake. */
export function escapes(reading: Reading, scope: Element): boolean {
  const get = (ids: readonly string[]): readonly Element[] => ids.flatMap((id) => reading.elements.get(id) ?? [])
  const children = get(scope.children)
  const triggered = children.filter(({ triggeredByEvent }) => triggeredByEvent).flatMap(({ children: ids }) => get(ids))
  const ended =
    get(scope.attached).some(({ interrupting, event }) => interrupting && event?.kind !== 'compensation') ||
    triggered.some(({ type, interrupting }) => type === 'bpmn:StartEvent' && interrupting) ||
    children.some(({ events }) => events.some(({ kind }) => breaks.includes(kind)))
  if (ended) return true
  const around = scope.parent === null ? undefined : reading.elements.get(scope.parent)
  return around !== undefined && escapes(reading, around)
}
