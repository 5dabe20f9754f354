import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import type { Until } from '../core/case.ts'
import { scopeOf, type Run } from '../core/run.ts'
import { end, enter, wait } from '../core/verbs.ts'
import { nextOccurrence } from '../time/cycle.ts'

/** Armed with its host. When it fires it ends the host, or runs beside it and is armed again as far as its cycle goes. */
export const boundaryEvent: Behaviour = {
  enter: complete,

  resume(run, host, element, received, fired) {
    const scope = scopeOf(run, host)
    if (element.interrupting) end(run, host, 'cancelled')
    else {
      const again = rearmed(run, fired.until)
      if (again) wait(run, host, element.id, again)
    }
    enter(run, element.id, scope, null, received)
  },
}

/** A message may come again; a timer comes as often as its cycle says. */
function rearmed(run: Run, until: Until): Until | null {
  if (until.kind !== 'timer') return until
  if (until.repeat === undefined || until.due === null) return null
  const next = nextOccurrence(until.repeat, until.due, run.now, run.world.zone)
  return next && { kind: 'timer', due: next.due, ...(next.rest !== null && { repeat: next.rest }) }
}
