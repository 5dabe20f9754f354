/** How long a service really takes, from its own cases; said only when enough of them ended. */
import type { Context } from '../context.ts'

export interface ProcessingTime {
  /** Calendar days within which half of the cases ended. */
  readonly half: number
  /** … nine of ten. */
  readonly most: number
  readonly cases: number
}

const ENOUGH = 20
const DAY_MS = 24 * 60 * 60 * 1000
const WINDOW_DAYS = 90

/** Over the cases that ended in the last 90 days; null below 20 of them. */
export async function processingTime({ db, town, clock }: Context, process: string): Promise<ProcessingTime | null> {
  const since = new Date(Date.parse(clock.now()) - WINDOW_DAYS * DAY_MS).toISOString()
  const rows = await db('cases')
    .where({ town: town.id, process })
    .where('ended_at', '>=', since)
    .select<{ received_at: string; ended_at: string }[]>('received_at', 'ended_at')
  if (rows.length < ENOUGH) return null
  const days = rows
    .map((row) => Math.max(1, Math.ceil((Date.parse(row.ended_at) - Date.parse(row.received_at)) / DAY_MS)))
    .sort((a, b) => a - b)
  return { half: rank(days, 0.5), most: rank(days, 0.9), cases: rows.length }
}

/** Nearest rank: the smallest value that at least this share of the values does not exceed. */
const rank = (sorted: readonly number[], share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
