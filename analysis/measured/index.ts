/** Figures of cases that really ran. */
export * from './facts.ts'
export type { Taking } from './held.ts'
export * from './measured.ts'
export { officeClock, officeMinutes, type OfficeHours } from './office-time.ts'
export * from './quantile.ts'
export * from './together.ts'
export { turnOf, type MeasuredStep, type StepTime, type Turn } from './steps.ts'
