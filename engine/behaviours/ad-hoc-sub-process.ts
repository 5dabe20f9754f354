import type { Behaviour } from '../core/behaviour.ts'
import { arm } from '../core/catching.ts'
import {
  adHocOf,
  beginChosen,
  beginCollecting,
  collect,
  completeAdHoc,
  isDone,
  isFulfilled,
  plan,
  stopTaking,
} from '../core/ad-hoc.ts'
import type { Token } from '../core/case.ts'
import { eventSubprocessGuards } from '../core/event-subprocesses.ts'
import { required, wrongType } from '../core/expressions.ts'
import type { ElementId } from '../core/ids.ts'
import { implicitStartsOf } from '../core/implicit-starts.ts'
import { known } from '../core/known.ts'
import type { Element } from '../core/model.ts'
import { innerModelOf, present, type Run } from '../core/run.ts'
import { become } from '../core/verbs.ts'

/**
 * Work without a drawn order (BPMN 2.0.2, 13.3.5). What was chosen begins, at once or one after the other; where nothing chooses,
 * all that no flow leads to. More may be activated from outside. The condition is looked at whenever something inside completes, and
 * when a change from elsewhere makes it true; without one it is over when nothing is left inside.
 */
export const adHocSubProcess: Behaviour = {
  enter(run, token, element) {
    const chosen = chosenIn(run, token, element)
    const guards = eventSubprocessGuards(run, token)
    become(run, token, 'active')
    arm(run, token, guards)
    beginCollecting(run, token, element)
    if (adHocOf(element).until !== null) plan(run, token, { was: isFulfilled(run, present(run, token.id), element) })
    beginChosen(run, present(run, token.id), element, chosen)
    if (chosen.length === 0) goOn(run, present(run, token.id), element)
  },

  returned(run, token, element, left) {
    const last = known(innerModelOf(run, token).elements[left.element], `element ${left.element}`)
    collect(run, token, element, left, last)
    const now = present(run, token.id)
    if (!isDone(now) && isFulfilled(run, now, element)) stopTaking(run, now, element)
  },

  drained: goOn,
}

function goOn(run: Run, token: Token, element: Element): void {
  const { pending = [] } = token.adHoc ?? {}
  const { until } = adHocOf(element)
  if (!isDone(token) && pending.length > 0) return beginChosen(run, token, element, [])
  // While its condition is not true it waits for more to be activated.
  if (isDone(token) || until === null || isFulfilled(run, token, element)) completeAdHoc(run, token, element)
}

function chosenIn(run: Run, token: Token, element: Element): readonly ElementId[] {
  const { elements } = innerModelOf(run, token)
  const { chosen } = adHocOf(element)
  if (chosen === null) return implicitStartsOf(element, (id) => elements[id])
  const ids = required(run, token, chosen)
  const isInside = (id: unknown): id is ElementId => typeof id === 'string' && element.children.includes(id)
  if (!Array.isArray(ids) || !ids.every(isInside)) wrongType(run, token, chosen, 'Liste von IDs darin')
  return ids
}
