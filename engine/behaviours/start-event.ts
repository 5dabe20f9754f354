import type { Behaviour } from '../core/behaviour.ts'
import { hasFired, rearm } from '../core/catching.ts'
import { complete } from '../core/complete.ts'
import { trigger } from '../core/trigger.ts'
import { propagate } from '../core/variables.ts'

/** Begins its scope. That of an event subprocess waits in the scope around, whose token is the one given to `resume`. */
export const startEvent: Behaviour = {
  enter: complete,

  resume(run, scope, element, received, fired) {
    if (!hasFired(run, scope, element)) return propagate(run, scope.id, received)
    if (!element.interrupting) rearm(run, scope, element, fired)
    trigger(run, scope, element, received)
  },
}
