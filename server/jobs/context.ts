import type { Context } from '../context.ts'

/** What the work of a job may use: everything but the runtime that calls it. */
export type JobContext = Pick<Context, 'db' | 'town' | 'settings' | 'clock' | 'log' | 'services'>
