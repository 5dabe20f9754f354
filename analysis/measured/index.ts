/** Figures of cases that really ran. */
export * from './measured.ts'
export { officeMinutes, type OfficeHours } from './office-time.ts'
export * from './quantile.ts'
