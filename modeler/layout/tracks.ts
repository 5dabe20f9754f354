/** In which row of its lane every node stands: branches below the strand they leave, none across another. */
import type { Columns, Strand } from './columns.ts'

interface Run {
  readonly lane: string | null
  first: number
  last: number
}

/** Rows of one lane, each with the stretches that are taken. */
type Rows = Run[][]

export function tracks({ strands }: Columns, laneOf: (id: string) => string | null): ReadonlyMap<string, number> {
  const lanes = new Map<string | null, Rows>()
  const tracked = new Map<string, number>()
  for (const strand of strands) {
    const runs = runsOf(strand, laneOf)
    for (const lane of new Set(runs.map((run) => run.lane))) {
      const rows = lanes.get(lane) ?? []
      lanes.set(lane, rows)
      const own = runs.filter((run) => run.lane === lane)
      const track = firstFree(rows, own, below(strand, lane, laneOf, tracked))
      for (const { id } of strand.nodes) if (laneOf(id) === lane) tracked.set(id, track)
    }
  }
  return tracked
}

/** A branch does not begin above or beside what it leaves. */
function below(
  { from }: Strand,
  lane: string | null,
  laneOf: (id: string) => string | null,
  tracked: ReadonlyMap<string, number>,
): number {
  return from && laneOf(from.id) === lane ? (tracked.get(from.id) ?? 0) + 1 : 0
}

/** Stretches of a strand within one lane; in the lane where a branch leaves and comes back, the corners belong to it. */
function runsOf({ nodes, from, until }: Strand, laneOf: (id: string) => string | null): readonly Run[] {
  const runs: Run[] = []
  for (const { id, column } of nodes) {
    const lane = laneOf(id)
    const last = runs.at(-1)
    if (last?.lane === lane) last.last = column
    else runs.push({ lane, first: column, last: column })
  }
  const [first, last] = [runs[0], runs.at(-1)]
  if (from && first && laneOf(from.id) === first.lane) first.first = from.column
  if (from && last && until !== null && laneOf(from.id) === last.lane) last.last = until
  return runs
}

function firstFree(rows: Rows, runs: readonly Run[], from: number): number {
  for (let track = from; ; track += 1) {
    const row = (rows[track] ??= [])
    for (let filled = 0; filled < track; filled += 1) rows[filled] ??= []
    const free = runs.every((run) => row.every((taken) => run.last < taken.first || taken.last < run.first))
    if (!free) continue
    row.push(...runs)
    return track
  }
}
