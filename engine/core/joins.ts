/** The join of the inclusive gateway (BPMN 2.0.2, table 13.3), looked at in quiet moments (rule 10). */
import { incident } from './advance.ts'
import { problem } from './halt.ts'
import type { TokenId } from './ids.ts'
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

/** Joins that wait only for each other never end by themselves: the oldest becomes an incident, and resuming it lets it go. */
function deadlock(run: Run, waiting: readonly Join[]): boolean {
  let stuck = waiting
  for (let before = -1; before !== stuck.length;) {
    before = stuck.length
    const dead = new Set(stuck.flatMap(({ resting }) => resting.map(({ id }) => id)))
    stuck = stuck.filter((join) => awaitedBy(run, join).every((id) => dead.has(id)))
  }
  const [oldest] = stuck
  if (!oldest) return false
  const token = merge(run, oldestPerFlow(oldest.resting))
  run.at = { phase: 'leaving', variables: {}, wait: null }
  incident(run, token, problem('join-deadlock'))
  return true
}

function awaitedBy(run: Run, join: Join): readonly TokenId[] {
  const filled = new Set(join.resting.map(({ via }) => via))
  return awaited(run, join, (flow) => !filled.has(flow))
}
