/** What kind of work waits, for the work that the server does itself: "Brief schreiben: Bescheid". */
import type { Until } from '../../engine/index.ts'
import type { ProcessView } from '../api/process.ts'
import { kindOf } from '../bpmn/jobKinds.ts'

/** What its people chose by name. */
export type Chosen = Pick<ProcessView, 'letters' | 'rates' | 'offices'>

/** Null for the work of other programs, and for what has failed. */
export function sayJob(until: Until, process: Chosen): string | null {
  const kind = until.kind === 'job' && until.retryAt === undefined ? kindOf(until.topic) : undefined
  if (until.kind !== 'job' || !kind) return null
  const chosen = kind.which && until.headers[kind.which.header]
  const which = kind.which && process[kind.which.of].find(({ id }) => id === chosen)
  return `${kind.name}${which ? `: ${which.name}` : ''}. Im Betrieb erledigt das Laufzettel selbst.`
}
