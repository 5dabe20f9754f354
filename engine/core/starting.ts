import type { Element } from './model.ts'
import type { Run } from './run.ts'

/** Whether this event has begun the case: then it is not waited for once more, until it has been left. */
export const hasBegun = (run: Run, { id }: Element): boolean => run.draft.case.starting?.at === id
