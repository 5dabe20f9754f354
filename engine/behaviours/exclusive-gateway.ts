import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import { isTrue } from '../core/expressions.ts'
import { halt } from '../core/halt.ts'
import { flowOf, modelOf } from '../core/run.ts'

/** Takes the first flow, in the order of the file, whose condition is true; else the default flow. */
export const exclusiveGateway: Behaviour = {
  enter: complete,

  flows(run, token, { outgoing, defaultFlow }) {
    const model = modelOf(run, token)
    const open = outgoing.filter((id) => id !== defaultFlow)
    const taken = open.find((id) => {
      const { condition } = flowOf(model, id)
      return condition === null || isTrue(run, token, condition)
    })
    if (taken !== undefined) return [taken]
    if (defaultFlow !== null) return [defaultFlow]
    return outgoing.length === 0 ? [] : halt('no-flow')
  },
}
