import type { Token } from '../core/case.ts'
import type { Element } from '../core/model.ts'
import { current, elementOf, type Run } from '../core/run.ts'
import { become, enter } from '../core/verbs.ts'

/** Begins a scope at its none start event. */
export function startInside(run: Run, token: Token, element: Element): void {
  become(run, token, 'active')
  const scope = current(run, token.id)!
  const start = element.children.find((id) => typeInside(run, scope, id) === 'bpmn:StartEvent')
  if (start) enter(run, start, scope, null)
}

function typeInside(run: Run, scope: Token, id: string): string | undefined {
  const model = scope.model === undefined ? undefined : run.world.models[scope.model]
  return model ? model.elements[id]?.type : elementOf(run, scope, id).type
}
