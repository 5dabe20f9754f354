import type { Behaviour } from '../core/behaviour.ts'
import { serviceTask } from './service-task.ts'
import { complete } from '../core/complete.ts'
import { moment } from '../core/expressions.ts'
import { halt } from '../core/halt.ts'
import { modelOf, record } from '../core/run.ts'
import { visible } from '../core/variables.ts'
import { decide } from '../decisions/decide.ts'

/** Asks a decision and keeps why it came out so; with a task definition instead, a program decides as a job. */
export const businessRuleTask: Behaviour = {
  enter(run, token, element, received) {
    if (!element.decision) return serviceTask.enter(run, token, element, received)
    const { decision: id, resultVariable } = element.decision
    const decision = (run.world.decisionsOf?.[modelOf(run, token).id] ?? run.world.decisions)[id]
    if (!decision) halt('decision-not-found', id)
    const { result, evidence, problems } = decide(decision, visible(run, token), moment(run))
    if (problems.length > 0) halt('decision-failed', problems.join('; '))
    record(run, { type: 'decided', token: token.id, decision: id, evidence })
    complete(run, token, element, { [resultVariable]: result })
  },

  resume: complete,
}
