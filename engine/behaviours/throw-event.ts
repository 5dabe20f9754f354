import type { Behaviour } from '../core/behaviour.ts'
import { serviceTask } from './service-task.ts'
import { compensate, undo } from '../core/compensation.ts'
import { complete } from '../core/complete.ts'
import type { EventDefinition } from '../core/model.ts'
import { current } from '../core/run.ts'
import { throwsUndoing } from '../core/scopes.ts'
import { throwOf } from '../core/throwing.ts'

/** Throws all that it defines, what may end its token last, and goes on where nothing ended it. A message with a job type is sent by a program. */
export const throwEvent: Behaviour = {
  enter(run, token, element, received) {
    if (element.job) return serviceTask.enter(run, token, element, received)
    const throws = element.events.toSorted(endingLast).map((event) => throwOf(run, token, element, event))
    for (const one of throws) if (current(run, token.id)) one()
    const stays = current(run, token.id)
    if (!stays) return
    if (throwsUndoing(element)) undo(run, stays, element)
    else complete(run, stays, element, received)
  },

  resume: complete,
  /** The handlers that ran inside have all ended. */
  drained: compensate,
}

const ending: readonly EventDefinition['kind'][] = ['escalation', 'error', 'terminate']

/** Beside these the order of the file holds. */
const endingLast = (one: EventDefinition, other: EventDefinition): number =>
  ending.indexOf(one.kind) - ending.indexOf(other.kind)
