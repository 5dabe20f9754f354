import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import { openFlows } from '../core/open-flows.ts'

/** Takes every flow whose condition is true. As a join its tokens rest here until a quiet moment lets them go (`core/joins.ts`). */
export const inclusiveGateway: Behaviour = {
  enter(run, token, element, received) {
    if (token.via === null || element.incoming.length < 2) complete(run, token, element, received)
  },

  flows: openFlows,
}
