import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import { inside } from '../core/draft.ts'
import { scopeOf } from '../core/run.ts'
import { end } from '../core/verbs.ts'

/** Waits for one token on each incoming flow, merges them into one, and takes every outgoing flow. */
export const parallelGateway: Behaviour = {
  enter(run, token, element, received) {
    const { id, incoming } = element
    const here = inside(run.draft, scopeOf(run, token).id).filter((other) => other.element === id)
    const arrived = incoming.map((flow) => here.find((other) => other.via === flow))
    if (token.via !== null && arrived.includes(undefined)) return

    for (const other of arrived) if (other && token.via !== null && other.id !== token.id) end(run, other, 'merged')
    complete(run, token, element, received)
  },
}
