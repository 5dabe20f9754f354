/** The quiet moment of rule 5: nothing moves by itself any more, so what depends on the whole case is looked at. */
import { adHocConditions } from './ad-hoc-conditions.ts'
import { complexJoins } from './complex-joins.ts'
import { conditions } from './conditions.ts'
import { joins } from './joins.ts'
import type { Run } from './run.ts'

/** Looks at one kind of thing, oldest first; true when something has moved. Then everything is looked at again. */
export type Look = (run: Run) => boolean

/** In this order: conditions (rule 11), then joins (rule 10). */
const looks: readonly Look[] = [conditions, adHocConditions, joins, complexJoins]

/** True when something moved, so that the step goes on. A suspended or ended case stays as it is. */
export function quietMoment(run: Run): boolean {
  return run.draft.case.status === 'running' && looks.some((look) => look(run))
}
