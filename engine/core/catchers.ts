/** Who catches an error or an escalation: scope by scope outward from where it was thrown (rule 15). */
import type { Token } from './case.ts'
import { isTakenOver, startsInside } from './event-subprocesses.ts'
import { isBody, isInstance } from './loops.ts'
import type { Element } from './model.ts'
import { elementOf, scopeOf, type Run } from './run.ts'

export interface Catcher {
  /** The host of the boundary event, or the scope around the event subprocess. */
  readonly by: Token
  /** The boundary event, or the start event. */
  readonly element: Element
}

export interface Code {
  readonly kind: 'error' | 'escalation'
  readonly code: string | null
  readonly message?: string
}

export function catcherOf(run: Run, thrower: Token, thrown: Code): Catcher | null {
  const boundary = onBoundary(run, thrower, thrown)
  if (boundary) return boundary
  if (thrower.scope === null) return null
  const scope = scopeOf(run, thrower)
  return insideScope(run, scope, thrower, thrown) ?? catcherOf(run, scope, thrown)
}

/** The boundary events of an activity that is repeated sit on the whole of it, not on an instance. */
function onBoundary(run: Run, host: Token, thrown: Code): Catcher | null {
  if (isInstance(host) || host.compensates) return null
  const element = matching(
    elementOf(run, host).attached.map((id) => elementOf(run, host, id)),
    thrown,
  )
  return element ? { by: host, element } : null
}

/** What an event subprocess throws is not caught by itself; those of a loop are in its instances. */
function insideScope(run: Run, scope: Token, thrower: Token, thrown: Code): Catcher | null {
  if (scope.compensates || isBody(scope, elementOf(run, scope)) || isTakenOver(run, scope)) return null
  const others = startsInside(run, scope).filter(({ parent }) => parent !== thrower.element)
  const element = matching(others, thrown)
  return element ? { by: scope, element } : null
}

/** The one that names the code comes before the one that catches every code. */
function matching(elements: readonly Element[], { kind, code }: Code): Element | undefined {
  const names = (element: Element, wanted: string | null): boolean =>
    element.events.some((event) => event.kind === kind && event.code === wanted)
  return (
    (code === null ? undefined : elements.find((element) => names(element, code))) ??
    elements.find((element) => names(element, null))
  )
}
