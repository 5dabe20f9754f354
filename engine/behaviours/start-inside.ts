import type { Token } from '../core/case.ts'
import type { Element } from '../core/model.ts'
import { innerModelOf, present, type Run } from '../core/run.ts'
import { become, enter } from '../core/verbs.ts'

/** Begins a scope at its none start event. */
export function startInside(run: Run, token: Token, { children }: Element): void {
  become(run, token, 'active')
  const scope = present(run, token.id)
  const { elements } = innerModelOf(run, scope)
  const start = children.find((id) => elements[id]?.type === 'bpmn:StartEvent')
  if (start !== undefined) enter(run, start, scope, null)
}
