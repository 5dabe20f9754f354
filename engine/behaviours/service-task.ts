import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'
import { required, wrongType } from '../core/expressions.ts'
import { known } from '../core/known.ts'
import { wait } from '../core/verbs.ts'

/** Waits as a job until a program has done it. */
export const serviceTask: Behaviour = {
  enter(run, token, element) {
    const { topic, retries, headers } = known(element.job, `the job of ${element.id}`)
    const value = required(run, token, retries)
    if (typeof value !== 'number') wrongType(run, token, retries, 'Zahl')
    wait(run, token, element.id, { kind: 'job', topic, retries: value, headers })
  },

  resume: complete,
}
