/**
 * How open tasks are found by who may do them, the most urgent first. Each task has a row for each group that may do it, or one for anyone of
 * the case's office; the row says itself where its case belongs, whether someone has the task, and how urgent it is. So a page of an inbox is the
 * beginning of a few stretches of one index, however many tasks are open.
 */
import type { Instant, Until } from '../../engine/index.ts'

/** The kind of row of a task that names no group. */
export const ANYONE = 'anyone'

/** Where a case belongs: office and domain as one text, since the two are only looked for together. */
export const homeOf = (office: string, domain: string): string => `${office}\t${domain}`

export function partsOfHome(home: string): { readonly office: string; readonly domain: string } {
  const [office = '', domain = ''] = home.split('\t')
  return { office, domain }
}

/** Nobody has it; nobody has it, and it was put off to a day that may have come; someone has it. */
export const queueStates = ['open', 'later', 'taken'] as const
export type QueueState = (typeof queueStates)[number]

/** Sorts behind every moment: what has no due date comes last. */
export const NEVER = '9999-12-31T23:59:59.999Z'

export interface QueuePlace {
  readonly home: string
  readonly state: QueueState
  readonly urgency: Instant
}

/** Where a task stands in the queues of the case's home. */
export function queuePlace({ assignee, followUp, due }: Extract<Until, { kind: 'task' }>, home: string): QueuePlace {
  const state = assignee !== null ? 'taken' : followUp !== null ? 'later' : 'open'
  return { home, state, urgency: due ?? NEVER }
}
