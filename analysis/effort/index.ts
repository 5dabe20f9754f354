/** Effort, cost and lead time of drawn processes. */
export type { Breaks } from './breaks.ts'
export * from './effort.ts'
export * from './range.ts'
export * from './rates.ts'
export { standardTimes, type StandardTime } from './standard-times.ts'
export type { Decision } from './decisions.ts'
export type { Problem } from './ways.ts'
export * from './year.ts'
