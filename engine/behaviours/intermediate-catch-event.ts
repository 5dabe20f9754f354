import type { Behaviour } from '../core/behaviour.ts'
import { catching } from '../core/catching.ts'
import { complete } from '../core/complete.ts'
import { wait } from '../core/verbs.ts'

/** Waits for its event. A cycle fires once here (rule 15). */
export const intermediateCatchEvent: Behaviour = {
  enter(run, token, element) {
    const until = catching(run, token, element)
    wait(run, token, element.id, until.kind === 'timer' ? { kind: 'timer', due: until.due } : until)
  },

  resume: complete,
}
