/** Pace and projection. */
export * from './forecast.ts'
export * from './tally.ts'
