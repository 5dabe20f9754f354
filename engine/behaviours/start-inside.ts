import type { Token } from '../core/case.ts'
import { arm } from '../core/catching.ts'
import { eventSubprocessGuards } from '../core/event-subprocesses.ts'
import type { Variables } from '../core/ids.ts'
import { implicitStartsOf } from '../core/implicit-starts.ts'
import type { Element } from '../core/model.ts'
import { innerModelOf, present, type Run } from '../core/run.ts'
import { entranceOf } from '../core/starts.ts'
import { become, enter, enterAlong } from '../core/verbs.ts'

/** Begins a scope at its none start event, without one wherever no flow leads, or where a move says; a case that an event began, there, with what the event brought. */
export function startInside(run: Run, token: Token, element: Element, received: Variables): void {
  const guards = eventSubprocessGuards(run, token)
  become(run, token, 'active')
  arm(run, token, guards)
  const scope = present(run, token.id)
  if (run.at.path) return enterAlong(run, scope, run.at.path)
  const model = innerModelOf(run, scope)
  const { starting } = run.draft.case
  if (token.scope === null && starting !== null) {
    const entrance = entranceOf(model, starting.at)
    return entrance === null ? undefined : enter(run, entrance, scope, null, received)
  }
  const { elements } = model
  const { children, triggeredByEvent } = element
  const start = children.find(
    (id) => elements[id]?.type === 'bpmn:StartEvent' && (elements[id].event === null || triggeredByEvent),
  )
  const starts = start === undefined ? implicitStartsOf(element, (id) => elements[id]) : [start]
  for (const id of starts) enter(run, id, scope, null, received)
}
