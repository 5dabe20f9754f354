import type { Behaviour } from '../core/behaviour.ts'
import { startInside } from './start-inside.ts'
import { returnFrom } from '../core/calls.ts'
import { hasListened, listen } from '../core/listeners.ts'
import { record } from '../core/run.ts'
import { disarmAll } from '../core/verbs.ts'

/** The root. It keeps its token and with it the variables of the case after the end (rule 4). */
export const process: Behaviour = {
  enter: startInside,

  drained(run, token, element) {
    if (!hasListened(run) && listen(run, token, element, 'end', { phase: 'leaving', variables: {}, wait: null })) return
    if (token.called) return returnFrom(run, token)
    disarmAll(run, token.id)
    record(run, { type: 'ended', status: 'ended' })
  },
}
