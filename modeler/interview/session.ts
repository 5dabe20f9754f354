/** The interview that is going on: the day, and how many persons answer. No names: figures belong to roles. */
import { countFigures, hasFigures } from '../../engine/drawing/facts.ts'
import type { Facts } from '../table/table.ts'

export interface Session {
  readonly day: string
  readonly persons: number
}

/** Figures that are typed now come from this interview; where all were taken away, none come from anywhere. */
export const fromInterview = (facts: Facts, { day, persons }: Session): Facts => ({
  ...facts,
  ...(hasFigures(facts)
    ? { source: 'interview', day, persons: fewest(facts, Math.max(persons, 1)) }
    : { source: null, day: null, persons: null }),
})

/** Beside figures that fewer persons told before, one more is no reason to show those. */
const fewest = (facts: Facts, persons: number): number =>
  facts.source === 'interview' && facts.persons !== null && countFigures(facts) > 1
    ? Math.min(facts.persons, persons)
    : persons
