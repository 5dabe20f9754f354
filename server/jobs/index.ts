/** The work that the server does for service tasks, by topic. */
import { DUPLICATES_TOPIC, HANDOVER_TOPIC, LETTER_TOPIC, RATES_TOPIC, SCRIPT_TOPIC } from '../../engine/index.ts'
import type { JobHandler } from '../runtime/contract.ts'
import type { JobContext } from './context.ts'
import { duplicates } from './duplicates.ts'
import { handover } from './handover.ts'
import { letter } from './letter.ts'
import { rates } from './rates.ts'
import { script } from './script/handler.ts'

export { JobGap, type Given, type JobContext } from './context.ts'
/** What is known without a case, for rehearsals. */
export { receiver } from './handover.ts'
export { goesByMail } from './letter.ts'
export { rates } from './rates.ts'
export { scriptRunner, type ScriptLimits } from './script/run-script.ts'

/** Handlers by topic; each says its headers, inputs and results. */
export const handlers = (context: JobContext): Readonly<Record<string, JobHandler>> => ({
  [RATES_TOPIC]: rates(context),
  [DUPLICATES_TOPIC]: duplicates(context),
  [HANDOVER_TOPIC]: handover(context),
  [LETTER_TOPIC]: letter(context),
  [SCRIPT_TOPIC]: script(context.settings.script),
})
