/** The interview that is going on: the day, and how many persons answer. No names: figures belong to roles. */
import type { Facts } from '../table/table.ts'

export interface Session {
  readonly day: string
  readonly persons: number
}

/** Figures that are typed now come from this interview. */
export const fromInterview = (facts: Facts, { day, persons }: Session): Facts => ({
  ...facts,
  source: 'interview',
  day,
  persons: Math.max(persons, 1),
})
