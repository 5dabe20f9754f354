import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import { isTrue } from '../core/expressions.ts'
import { beginInstances, countCompleted, countDone, holdsAfter, loopOf, newLoop } from '../core/loops.ts'
import type { Element, Loop } from '../core/model.ts'
import { present, record } from '../core/run.ts'
import { become } from '../core/verbs.ts'

type Standard = Extract<Loop, { readonly kind: 'standard' }>

const standardOf = ({ id, loop }: Element): Standard => {
  if (loop?.kind !== 'standard') throw new Error(`${id} is no standard loop`)
  return loop
}

/** The body of an activity that runs again as long as its condition holds, at most so often (BPMN 2.0.2, 13.3.6). */
export const standardLoop: Behaviour = {
  enter(run, token, element) {
    const { testBefore, condition, maximum } = standardOf(element)
    become(run, token, 'active')
    record(run, { type: 'loop', token: token.id, loop: newLoop(null) })
    const body = present(run, token.id)
    const never = maximum === 0 || (testBefore && condition !== null && !isTrue(run, body, condition))
    if (never) complete(run, body, element, {})
    else beginInstances(run, body, element, [{}])
  },

  returned(run, body, element, left) {
    const { completed } = countCompleted(run, body)
    const { condition, maximum } = standardOf(element)
    const more =
      (maximum === null || completed < maximum) && (condition === null || holdsAfter(run, body.id, left, condition))
    if (!more) countDone(run, present(run, body.id))
  },

  drained(run, body, element) {
    if (loopOf(body).done) complete(run, body, element, {})
    else beginInstances(run, body, element, [{}])
  },
}
