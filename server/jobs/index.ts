/** The work that the server does for service tasks, by topic. */
import type { JobHandler } from '../runtime/contract.ts'
import type { JobContext } from './context.ts'
import { duplicates } from './duplicates.ts'
import { handover } from './handover.ts'
import { letter } from './letter.ts'
import { rates } from './rates.ts'

export type { JobContext } from './context.ts'

/** Handlers by topic; each says its headers, inputs and results. */
export const handlers = (context: JobContext): Readonly<Record<string, JobHandler>> => ({
  'laufzettel.rates': rates(context),
  'laufzettel.duplicates': duplicates(context),
  'laufzettel.handover': handover(context),
  'laufzettel.letter': letter(context),
})
