/** Resuming an incident goes on where it stopped and repeats nothing. */
import type { Until, Wait } from './case.ts'
import type { Variables } from './ids.ts'
import { rest } from './listeners.ts'
import { again } from './retries.ts'
import { present, type Run } from './run.ts'
import { propagate } from './variables.ts'
import { wait as waitFor } from './verbs.ts'

type Incident = Extract<Until, { readonly kind: 'incident' }>

/** `variables` are corrections: they are written outward before the token goes on. */
export function resumeIncident(run: Run, { token: id }: Wait, { held, problem }: Incident, variables: Variables): void {
  propagate(run, id, variables)
  const token = present(run, id)
  const { phase, wait } = held
  if (problem.code === 'job-failed' && wait?.until.kind === 'listener')
    rest(run, token, wait.on, { ...wait.until, retries: 1 })
  else if (phase === 'active' && wait) waitFor(run, token, wait.on, afresh(wait.until))
  else run.queue.push({ kind: 'advance', token: id, progress: held })
}

/** A failed job is given out once more. */
const afresh = (until: Until): Until => (until.kind === 'job' ? again(until, Math.max(1, until.retries)) : until)
