import type { Behaviour } from '../core/behaviour.ts'
import type { Token } from '../core/case.ts'
import { complete } from '../core/complete.ts'
import { standing } from '../core/draft.ts'
import type { FlowId } from '../core/ids.ts'
import type { Element } from '../core/model.ts'
import { present, type Run } from '../core/run.ts'
import { end } from '../core/verbs.ts'

/** Waits for one token on each incoming flow, merges them into one, and takes every outgoing flow. */
export const parallelGateway: Behaviour = {
  enter(run, token, element, received) {
    if (token.via !== null && element.incoming.length > 1) {
      const arrived = oldestByFlow(run, token, element)
      if (arrived.size < element.incoming.length) return
      for (const flow of element.incoming) {
        const other = arrived.get(flow)
        if (other && other.id !== token.id) end(run, other, 'merged')
      }
    }
    complete(run, token, element, received)
  },
}

/** The oldest token on each flow; nobody needs to be looked at as long as there are fewer tokens than flows. */
function oldestByFlow(run: Run, { scope }: Token, { id, incoming }: Element): ReadonlyMap<FlowId, Token> {
  const oldest = new Map<FlowId, Token>()
  const here = standing(run.draft, id).get(scope ?? 0)
  if (!here || here.size < incoming.length) return oldest
  for (const other of here) {
    const token = present(run, other)
    // One that is leaving has joined already; listeners or an incident hold it.
    if (token.via !== null && token.phase !== 'leaving' && !oldest.has(token.via)) oldest.set(token.via, token)
  }
  return oldest
}
