/** What may have to happen after a commit: messages and signals find their receivers, and the background loop wakes for what is due. */
import type { Step } from '../../engine/index.ts'
import { afterCommit } from './correlate.ts'
import type { Parts } from './parts.ts'
import type { Done } from './store/unit.ts'
import { wakeFor } from './wake.ts'

/** @param wrote whether rows were written beside those of the steps, which may mean anything */
export async function afterUnit(parts: Parts, done: Done, wrote: boolean): Promise<void> {
  if (wrote || done.steps.some((step) => concernsOthers(step, done.keyed))) return afterCommit(parts)
  wakeFor(parts, done.steps)
}

/** Whether a step gives or takes a message or signal, or lets one in that was kept: looked for in exactly these cases. */
function concernsOthers({ events, changed }: Step, keyed: boolean): boolean {
  return (
    events.some(
      ({ type }) => type === 'threw' || type === 'continued' || type === 'migrated' || (type === 'ended' && keyed),
    ) || changed.waits.some(({ after }) => after?.until.kind === 'message')
  )
}
