/** The work that the server does for service tasks, by topic. */
import { LETTER_TOPIC, SCRIPT_TOPIC } from '../../engine/index.ts'
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
  'laufzettel.rates': rates(context),
  'laufzettel.duplicates': duplicates(context),
  'laufzettel.handover': handover(context),
  [LETTER_TOPIC]: letter(context),
  [SCRIPT_TOPIC]: script(context.settings.script),
})
