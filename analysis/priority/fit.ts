/** What fits into the hours that the town has in a year, and what another weight would change. */
import type { Lane, Ranked } from './priority.ts'

export interface Fit {
  readonly chosen: readonly Ranked[]
  readonly left: readonly Ranked[]
  readonly used: number
  readonly hours: number
}

const lanes: readonly Lane[] = ['quick-win', 'reuse', 'project', 'fill-in']

/**
 * Down the ranking, each that still fits is taken; what does not fit is passed over for the next. That can be explained in a
 * meeting; the best sum (the knapsack) cannot, and rests on guessed hours anyway. Nothing is chosen that should be left, or of
 * which nothing is known.
 */
export function fit(ranking: readonly Ranked[], hours: number): Fit {
  const chosen: Ranked[] = []
  const left: Ranked[] = []
  let used = 0
  for (const one of ranking) {
    const fits = lanes.includes(one.lane) && used + one.candidate.work.hours <= hours
    if (fits) used += one.candidate.work.hours
    ;(fits ? chosen : left).push(one)
  }
  return { chosen, left, used, hours }
}

export interface Move {
  readonly id: string
  readonly name: string
  /** Places in the ranking, from 1. */
  readonly from: number
  readonly to: number
  readonly laneFrom: Lane
  readonly laneTo: Lane
}

/** What-if: whose place or lane changes, the greatest move first. */
export function moves(before: readonly Ranked[], after: readonly Ranked[]): readonly Move[] {
  const places = new Map(before.map((one, at) => [one.candidate.id, { at: at + 1, lane: one.lane }]))
  return after
    .flatMap(({ candidate: { id, name }, lane }, at) => {
      const was = places.get(id)
      if (!was || (was.at === at + 1 && was.lane === lane)) return []
      return [{ id, name, from: was.at, to: at + 1, laneFrom: was.lane, laneTo: lane }]
    })
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
}
