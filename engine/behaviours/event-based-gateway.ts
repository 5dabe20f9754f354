import type { Behaviour } from '../core/behaviour.ts'
import type { Token, Wait } from '../core/case.ts'
import { arm, guardsOf } from '../core/catching.ts'
import type { Variables } from '../core/ids.ts'
import type { Element } from '../core/model.ts'
import { elementOf, flowOf, modelOf, scopeOf, type Run } from '../core/run.ts'
import { arrive, leave } from '../core/verbs.ts'

/** Waits for all the events behind it at once, under their ids; the first one takes its path. */
export const eventBasedGateway: Behaviour = {
  enter(run, token, { outgoing }) {
    const model = modelOf(run, token)
    const targets = outgoing.map((flow) => elementOf(run, token, flowOf(model, flow).target))
    arm(
      run,
      token,
      targets.flatMap((target) => guardsOf(run, token, target)),
    )
  },
}

/** The event that came first: its token goes on from there, with what it received. */
export function choose(run: Run, gateway: Token, target: Element, received: Variables, fired: Wait): void {
  const model = modelOf(run, gateway)
  const scope = scopeOf(run, gateway)
  const via = elementOf(run, gateway).outgoing.find((flow) => flowOf(model, flow).target === target.id)
  leave(run, gateway, [])
  const token = arrive(run, target.id, scope, via ?? null)
  run.queue.push({ kind: 'resume', wait: { ...fired, token }, variables: received })
}
