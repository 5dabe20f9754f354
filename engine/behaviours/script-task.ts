import type { Behaviour } from '../core/behaviour.ts'
import { serviceTask } from './service-task.ts'
import { complete } from '../core/complete.ts'
import { optional } from '../core/expressions.ts'
import { resultOf } from '../core/script-result.ts'

/** Computes a variable with FEEL in the step; with a task definition instead, a program does it as a job. */
export const scriptTask: Behaviour = {
  enter(run, token, element, received) {
    if (!element.script) return serviceTask.enter(run, token, element, received)
    const { expression, resultVariable } = element.script
    complete(run, token, element, resultOf(element.id, resultVariable, optional(run, token, expression)))
  },

  resume: complete,
}
