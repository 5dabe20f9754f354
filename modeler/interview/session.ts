/** The interview that is going on: the day, and how many persons answer. No names: figures belong to roles. */
import { hasFigures } from '../../engine/drawing/facts.ts'
import type { Facts } from '../table/table.ts'

export interface Session {
  readonly day: string
  readonly persons: number
}

/** Figures that are typed now come from this interview; where all were taken away, none come from anywhere. */
export const fromInterview = (facts: Facts, { day, persons }: Session): Facts => ({
  ...facts,
  ...(hasFigures(facts)
    ? { source: 'interview', day, persons: Math.max(persons, 1) }
    : { source: null, day: null, persons: null }),
})
