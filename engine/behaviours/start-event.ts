import type { Behaviour } from '../core/behaviour.ts'
import { arm, guardsOf, hasFired, rearm } from '../core/catching.ts'
import { complete } from '../core/complete.ts'
import type { Variables } from '../core/ids.ts'
import type { Token } from '../core/case.ts'
import type { Element } from '../core/model.ts'
import type { Run } from '../core/run.ts'
import { stillToCome } from '../core/starting.ts'
import { trigger } from '../core/trigger.ts'
import { propagate, setLocal } from '../core/variables.ts'

/** Begins its scope. That of an event subprocess waits in the scope around, whose token is the one given to `resume`. */
export const startEvent: Behaviour = {
  enter(run, token, element, received) {
    const others = guardsOf(run, token, stillToCome(run, element))
    if (others.length === 0) return complete(run, token, element, received)
    takeIn(run, token, element, received)
    arm(run, token, others)
  },

  resume(run, token, element, received, fired) {
    if (token.element === element.id) return comes(run, token, element, received)
    if (!hasFired(run, token, element)) return propagate(run, token.id, received)
    if (!element.interrupting) rearm(run, token, element, fired)
    trigger(run, token, element, received)
  },
}

/** One more of the events that must all come before the case goes on. */
function comes(run: Run, token: Token, element: Element, received: Variables): void {
  if (hasFired(run, token, element)) complete(run, token, element, received)
  else takeIn(run, token, element, received)
}

function takeIn(run: Run, token: Token, { outputs }: Element, received: Variables): void {
  if (outputs.length > 0) setLocal(run, token.id, received)
  else propagate(run, token.id, received)
}
