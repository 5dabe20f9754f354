import type { Behaviour } from '../core/behaviour.ts'
import type { Until } from '../core/case.ts'
import { arm, guardsOf, hasFired } from '../core/catching.ts'
import { complete } from '../core/complete.ts'
import { hasBegun } from '../core/starting.ts'
import { propagate, setLocal } from '../core/variables.ts'
import { choose } from './event-based-gateway.ts'

/** Waits for its event; receive tasks do the same. A cycle fires once here (rule 15). The target of a link is passed. */
export const intermediateCatchEvent: Behaviour = {
  enter(run, token, element, received) {
    if (element.event?.kind === 'link' || hasBegun(run, element)) return complete(run, token, element, received)
    const guards = guardsOf(run, token, element)
    arm(
      run,
      token,
      guards.map(({ on, until }) => ({ on, until: once(until) })),
    )
  },

  resume(run, token, element, received, fired) {
    if (token.element !== element.id) return choose(run, token, element, received, fired)
    if (hasFired(run, token, element)) return complete(run, token, element, received)
    if (element.outputs.length > 0) setLocal(run, token.id, received)
    else propagate(run, token.id, received)
  },
}

const once = (until: Until): Until => (until.kind === 'timer' ? { kind: 'timer', due: until.due } : until)
