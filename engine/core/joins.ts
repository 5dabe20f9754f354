/** The join of the inclusive gateway (BPMN 2.0.2, table 13.3), looked at in quiet moments (rule 10). */
import { incident } from './advance.ts'
import { standing } from './draft.ts'
import { problem } from './halt.ts'
import type { TokenId } from './ids.ts'
import { waysInto } from './reach.ts'
import { awaited, joinsOf, leavingWith, merge, oldestPerFlow, type Join } from './resting.ts'
import type { Run } from './run.ts'

/** Lets the oldest join go that has nothing more to wait for; true when there was one. */
export function joins(run: Run): boolean {
  const waiting = joinsOf(run, 'bpmn:InclusiveGateway')
  if (waiting.length === 0) return false
  const ready = waiting.find((join) => awaitedBy(run, join).length === 0)
  if (!ready) return deadlock(run, waiting)
  run.queue.push(leavingWith(merge(run, oldestPerFlow(ready.resting))))
  return true
}

/**
 * Joins that wait only for each other, or for a parallel join to which nothing comes any more, never end by themselves: the oldest
 * becomes an incident, and resuming it lets it go.
 */
function deadlock(run: Run, waiting: readonly Join[]): boolean {
  let stuck = [...waiting, ...joinsOf(run, 'bpmn:ParallelGateway')]
  for (let before = -1; before !== stuck.length;) {
    before = stuck.length
    const dead = new Set(stuck.flatMap(({ resting }) => resting.map(({ id }) => id)))
    stuck = stuck.filter((join) =>
      waiting.includes(join) ? waitsOnlyFor(run, join, dead) : neverOpens(run, join, dead),
    )
  }
  const [oldest] = stuck
  if (!oldest || !waiting.includes(oldest)) return false
  const token = merge(run, oldestPerFlow(oldest.resting))
  run.at = { phase: 'leaving', variables: {}, wait: null }
  incident(run, token, problem('join-deadlock'))
  return true
}

const waitsOnlyFor = (run: Run, join: Join, dead: ReadonlySet<TokenId>): boolean =>
  awaitedBy(run, join).every((id) => dead.has(id))

/** Whether nothing that still moves can reach one of the flows that have brought nothing. */
function neverOpens(run: Run, { element, scope, model, resting }: Join, dead: ReadonlySet<TokenId>): boolean {
  const missing = [...waysInto(model, element)].filter(([flow]) => !resting.some(({ via }) => via === flow))
  return missing.some(([, from]) =>
    [...from].every((place) => [...(standing(run.draft, place).get(scope.id) ?? [])].every((id) => dead.has(id))),
  )
}

function awaitedBy(run: Run, join: Join): readonly TokenId[] {
  const filled = new Set(join.resting.map(({ via }) => via))
  return awaited(run, join, (flow) => !filled.has(flow))
}
