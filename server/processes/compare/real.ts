/** What real cases of a version took, beside what its steps estimate. */
import {
  effortOf,
  factsOf,
  MEASURED_DAYS,
  measure,
  type Figures,
  type Measured,
  type MeasuredFacts,
  type Trail,
} from '../../../analysis/index.ts'
import type { DrawnProcess, Instant } from '../../../engine/index.ts'
import type { Context } from '../../context.ts'
import { officeHours, trailOf } from '../../ratings/visits.ts'
import type { Version } from '../versions.ts'

export interface Real {
  readonly measured: Measured
  readonly facts: MeasuredFacts
  /** With what was measured in the place of what was noted; null where the drawing gives no figures. */
  readonly figures: Figures | null
}

/** Of the last days; null of what never ran: an Ist, a draft, a named version. */
export async function trailAt(
  context: Context,
  key: string,
  deployed: readonly Version[],
  side: string,
): Promise<Trail | null> {
  const version = deployed.find((one) => `version-${one.version}` === side)
  const which = { process: key, deployment: version?.id, days: MEASURED_DAYS }
  return version ? trailOf(context, which, context.clock.now()) : null
}

export function realOf(drawing: DrawnProcess, trail: Trail, now: Instant): Real {
  const measured = measure(trail, officeHours(now), now, MEASURED_DAYS)
  const facts = factsOf(drawing, trail, measured)
  return { measured, facts, figures: effortOf(drawing, { measured: facts }).figures }
}
