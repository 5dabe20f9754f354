import type { Token } from './case.ts'
import { isTrue } from './expressions.ts'
import { halt } from './halt.ts'
import type { FlowId, Variables } from './ids.ts'
import type { Element } from './model.ts'
import { flowOf, modelOf, type Run } from './run.ts'
import { visible } from './variables.ts'

/**
 * The flows that a token takes which may take several: each without a condition or with a true one, in the order of the file; when
 * there is none, the default flow. `written` is what the element is about to write outward, which its conditions see.
 */
export function openFlows(run: Run, token: Token, element: Element, written: Variables = {}): readonly FlowId[] {
  const { outgoing, defaultFlow } = element
  const model = modelOf(run, token)
  if (defaultFlow === null && outgoing.every((id) => flowOf(model, id).condition === null)) return outgoing

  const seen = { ...visible(run, token), ...written }
  const taken = outgoing.filter((id) => {
    const { condition } = flowOf(model, id)
    return id !== defaultFlow && (condition === null || isTrue(run, token, condition, seen))
  })
  if (taken.length > 0) return taken
  return defaultFlow === null ? halt('no-flow') : [defaultFlow]
}
