import type { Behaviour } from '../core/behaviour.ts'
import { hasFired, rearm } from '../core/catching.ts'
import { complete, finish } from '../core/complete.ts'
import { trigger } from '../core/trigger.ts'
import { propagate } from '../core/variables.ts'

/** Armed with its host. When it fires it ends the host, or runs beside it and is armed again as far as its cycle goes. */
export const boundaryEvent: Behaviour = {
  enter(run, token, element, received) {
    // What a compensation event passes on to its handler is not written outward.
    if (element.handler === null) return complete(run, token, element, received)
    run.at = { phase: 'leaving', variables: received, wait: null }
    finish(run, token, element)
  },

  resume(run, host, element, received, fired) {
    if (!hasFired(run, host, element)) return propagate(run, host.scope ?? host.id, received)
    if (!element.interrupting) rearm(run, host, element, fired)
    trigger(run, host, element, received)
  },
}
