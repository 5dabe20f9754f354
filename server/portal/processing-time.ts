/** How long a service really takes, from its own cases; said only when enough of them ended. */
import { measuredSince, quantiles } from '../../analysis/index.ts'
import type { Context } from '../context.ts'

export interface ProcessingTime {
  /** Calendar days within which half of the cases ended, waiting and weekends counted: as the citizen lives it. */
  readonly half: number
  /** … nine of ten. */
  readonly most: number
  readonly cases: number
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Over the cases that came to their end in the last 90 days; null below 20 of them. What was broken off is no duration. */
export async function processingTime({ db, town, clock }: Context, process: string): Promise<ProcessingTime | null> {
  const now = clock.now()
  const rows = await db('cases')
    .where({ town: town.id, process, status: 'ended' })
    .whereBetween('ended_at', [measuredSince(now), now])
    .select<{ received_at: string; ended_at: string }[]>('received_at', 'ended_at')
  const found = quantiles(
    rows.map((row) => Math.max(1, Math.ceil((Date.parse(row.ended_at) - Date.parse(row.received_at)) / DAY_MS))),
  )
  return found && { half: found.median, most: found.p90, cases: found.cases }
}
