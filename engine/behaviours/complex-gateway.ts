import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import { isTrue } from '../core/expressions.ts'
import { openFlows } from '../core/open-flows.ts'
import { flowOf, modelOf } from '../core/run.ts'
import { visible } from '../core/variables.ts'

/**
 * Tokens rest here until the activation condition is true of them; those that come later only reset it (`core/complex-joins.ts`).
 * Conditions see the phase as `waitingForStart`. A flow without a condition is taken in the first phase only, so that
 * "two of three" goes on once.
 */
export const complexGateway: Behaviour = {
  enter(run, token, element, received) {
    if (token.via === null || element.incoming.length < 2) complete(run, token, element, received)
  },

  flows(run, token, element) {
    const waitingForStart = run.at.variables.waitingForStart !== false
    if (waitingForStart) return openFlows(run, token, element, { waitingForStart })
    const { outgoing, defaultFlow } = element
    const seen = { ...visible(run, token), waitingForStart }
    const model = modelOf(run, token)
    const taken = outgoing.filter((id) => {
      const { condition } = flowOf(model, id)
      return id !== defaultFlow && condition !== null && isTrue(run, token, condition, seen)
    })
    return taken.length === 0 && defaultFlow !== null ? [defaultFlow] : taken
  },
}
