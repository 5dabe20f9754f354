/** What to do next, with weights that carry a reason. */
export * from './fit.ts'
export * from './priority.ts'
