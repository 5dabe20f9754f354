import type { Behaviour } from '../core/behaviour.ts'
import { calledModel, depthOf } from '../core/calls.ts'
import { complete } from '../core/complete.ts'
import { halt } from '../core/halt.ts'
import { known } from '../core/known.ts'
import { beginning, present, record } from '../core/run.ts'
import { beginsPlainly } from '../core/starts.ts'
import { setLocal, visible } from '../core/variables.ts'
import { become } from '../core/verbs.ts'

/** A process that calls itself so deep is a mistake in the model. */
const DEEPEST = 100

/**
 * Runs another process inside the case. Its token stands around the called process's own, which is a barrier: variables are copied
 * in and out, and nothing of the caller is seen inside (rule 7). `entered` records the version that was chosen.
 */
export const callActivity: Behaviour = {
  enter(run, token, element) {
    const called = known(element.called, `what ${element.id} calls`)
    const model = calledModel(run, token, called)
    if (!beginsPlainly(model)) halt('called-start', model.process)
    if (depthOf(run, token) >= DEEPEST) halt('endless-loop', model.process)
    const given = called.allIn ? visible(run, token) : token.variables
    become(run, token, 'active')
    const { id: scope } = present(run, token.id)
    const id = record(run, {
      type: 'entered',
      element: model.process as string,
      scope,
      via: null,
      model: model.id,
      called: true,
    })
    setLocal(run, id, given)
    run.queue.push({ kind: 'advance', token: id, progress: beginning })
  },

  drained: (run, token, element) => complete(run, token, element, {}),
}
