/** The two phases of the complex gateway (BPMN 2.0.2, table 13.5), looked at in quiet moments. */
import type { Gate } from './case.ts'
import { isTrue } from './expressions.ts'
import type { FlowId, Variables } from './ids.ts'
import { known } from './known.ts'
import { awaited, joinsOf, leavingWith, merge, oldestPerFlow, restingAt, type Join } from './resting.ts'
import { innerModelOf, present, record, type Run } from './run.ts'
import { visible } from './variables.ts'

/** Activates or resets the oldest complex gateway that can; true when there was one. */
export function complexJoins(run: Run): boolean {
  return (
    run.draft.case.gates.some((gate) => resets(run, gate)) ||
    joinsOf(run, 'bpmn:ComplexGateway').some((join) => activates(run, join))
  )
}

/** The first phase: the activation condition is true of what has arrived. */
function activates(run: Run, join: Join): boolean {
  const { element, scope, model, resting } = join
  if (run.draft.case.gates.some((gate) => gate.scope === scope.id && gate.element === element)) return false
  const { activation } = known(model.elements[element], `gateway ${element}`)
  if (activation !== null && !isTrue(run, scope, activation, { ...visible(run, scope), ...countsOf(join) }))
    return false
  const taken = oldestPerFlow(resting)
  record(run, { type: 'gate', scope: scope.id, element, taken: taken.flatMap(({ via }) => via ?? []) })
  run.queue.push(leavingWith(merge(run, taken), { waitingForStart: true }))
  return true
}

/** How many tokens have arrived: together as `activationCount`, and on each flow by the flow's id. */
function countsOf({ element, model, resting }: Join): Variables {
  const incoming = model.elements[element]?.incoming ?? []
  const counts = incoming.map((flow) => [flow, resting.filter(({ via }) => via === flow).length])
  return { ...Object.fromEntries(counts), activationCount: resting.length }
}

/** The second phase: it waits for the flows that gave nothing in the first, as an inclusive join would, and is then as new. */
function resets(run: Run, { scope: id, element, taken }: Gate): boolean {
  const scope = present(run, id)
  const resting = restingAt(run, id, element)
  const filled = new Set<FlowId | null>([...taken, ...resting.map(({ via }) => via)])
  const join = { element, scope, model: innerModelOf(run, scope), resting }
  if (awaited(run, join, (flow) => !filled.has(flow)).length > 0) return false
  record(run, { type: 'gate', scope: id, element, taken: null })
  const late = oldestPerFlow(resting.filter(({ via }) => via === null || !taken.includes(via)))
  if (late.length > 0) run.queue.push(leavingWith(merge(run, late), { waitingForStart: false }))
  return true
}
