import type { Context } from '../context.ts'
import type { Job } from '../runtime/contract.ts'

/** What the job was given is not enough: its message is the sentence for the desk. */
export class JobGap extends Error {}

/** What some jobs need only: what their step says, and what the case knows there. */
export type Given = Pick<Job, 'headers' | 'variables'>

/** What the work of a job may use: everything but the runtime that calls it. */
export type JobContext = Pick<Context, 'db' | 'town' | 'settings' | 'clock' | 'log' | 'services'>
