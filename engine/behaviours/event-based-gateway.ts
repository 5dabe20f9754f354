import type { Behaviour } from '../core/behaviour.ts'
import type { Token, Wait } from '../core/case.ts'
import { arm, guardsOf, type Guard } from '../core/catching.ts'
import { waitsOf } from '../core/draft.ts'
import type { Variables } from '../core/ids.ts'
import { known } from '../core/known.ts'
import { listen } from '../core/listeners.ts'
import type { Element } from '../core/model.ts'
import { elementOf, flowOf, modelOf, record, scopeOf, type Run } from '../core/run.ts'
import { hasBegun, underFirstKey } from '../core/starting.ts'
import { arrive, leave } from '../core/verbs.ts'

/** Waits for all the events behind it at once, under their ids; the first one takes its path. One that began the case has come. */
export const eventBasedGateway: Behaviour = {
  enter(run, token, gateway, received) {
    const model = modelOf(run, token)
    const targets = gateway.outgoing.map((flow) => elementOf(run, token, flowOf(model, flow).target))
    const first = targets.find((target) => hasBegun(run, target))
    if (!first) return arm(run, token, allOf(run, token, targets))
    // The first of several events that must all come arms the others (rule 12).
    if (gateway.instantiate === 'parallel') {
      const others = targets.filter((target) => target !== first)
      arm(
        run,
        token,
        allOf(
          run,
          token,
          others.map((target) => underFirstKey(run, target)),
        ),
      )
    }
    const until = { kind: 'message', name: '', key: null } as const
    choose(run, token, first, received, { id: 0, token: token.id, on: first.id, since: run.now, until })
  },

  listened(run, token, _gateway, _answered, { wait, variables }) {
    const fired = known(wait, `the event that gateway ${token.element} chose`)
    goOn(run, token, elementOf(run, token, fired.on), variables, fired)
  },
}

const allOf = (run: Run, token: Token, targets: readonly Element[]): readonly Guard[] =>
  targets.flatMap((target) => guardsOf(run, token, target))

/** The event that came first ends the waiting for the others; then the end listeners are asked. */
export function choose(run: Run, gateway: Token, target: Element, received: Variables, fired: Wait): void {
  const element = elementOf(run, gateway)
  const alone = element.instantiate !== 'parallel'
  for (const { id, on } of waitsOf(run.draft, gateway.id))
    if (alone || on === target.id) record(run, { type: 'disarmed', wait: id })
  const held = { phase: 'leaving', variables: received, wait: { ...fired, on: target.id } } as const
  if (!alone || !listen(run, gateway, element, 'end', held)) goOn(run, gateway, target, received, fired)
}

/** Its token goes on from the event, with what it received. */
function goOn(run: Run, gateway: Token, target: Element, received: Variables, fired: Wait): void {
  const model = modelOf(run, gateway)
  const scope = scopeOf(run, gateway)
  const via = elementOf(run, gateway).outgoing.find((flow) => flowOf(model, flow).target === target.id)
  // One that waits for all of its events stays until the last has come.
  if (waitsOf(run.draft, gateway.id).length === 0) leave(run, gateway, [])
  const token = arrive(run, target.id, scope, via ?? null)
  run.queue.push({ kind: 'resume', wait: { ...fired, token }, variables: received })
}
