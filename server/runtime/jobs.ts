/** Does the service tasks and asks the listeners whose topic has a handler. */
import { Refusal, seenFrom, type Case, type Command, type Until, type Wait } from '../../engine/index.ts'
import { isTemporary } from '../db/problems.ts'
import { retryJobAt } from './backoff.ts'
import type { CaseRef, Job, JobHandler } from './contract.ts'
import { keepLease, lease, LostLease, type Leased } from './lease.ts'
import type { Parts } from './parts.ts'
import { send, type Guard } from './send.ts'
import { RUNNING } from './timers.ts'

const JOBS = 20

/** Does jobs that are due now, one of each case, side by side; returns how many it tried. */
export async function doJobs(parts: Parts): Promise<number> {
  const topics = Object.keys(parts.handlers)
  if (topics.length === 0) return 0
  const due = await lease(parts, {
    table: 'waits',
    due: 'due',
    oneOf: 'case_id',
    most: JOBS,
    columns: ['case_id', 'wait'],
    where: `d.kind in ('job', 'listener') and d.topic in (${topics.map((_, index) => `:topic${index}`).join(', ')}) and ${RUNNING}`,
    bindings: Object.fromEntries(topics.map((topic, index) => [`topic${index}`, topic])),
  })
  await Promise.all(due.map((row) => doJob(parts, row, Number(row.case_id), Number(row.wait))))
  return due.length
}

async function doJob(parts: Parts, leased: Leased, caseId: number, waitId: number): Promise<void> {
  try {
    const { case: state, ref } = await parts.cases.load(caseId)
    const wait = state.waits[waitId]
    if (wait?.until.kind !== 'job' && wait?.until.kind !== 'listener') return
    const { topic, retries } = wait.until
    const handler = parts.handlers[topic]
    if (handler) await perform(parts, handler, jobOf(state, wait, wait.until, ref), { leased, retries })
  } catch (error) {
    if (isOvertaken(error)) return
    parts.log.error(
      { err: error, case: caseId, wait: waitId },
      'a job could not be handled; it is tried again when its lease ends',
    )
  }
}

interface Attempt {
  readonly leased: Leased
  readonly retries: number
}

async function perform(parts: Parts, handler: JobHandler, job: Job, { leased, retries }: Attempt): Promise<void> {
  const { ref, wait } = job
  const keep: Guard = (trx) => keepLease(trx, parts.town.id, 'waits', leased)
  try {
    const { variables, error, also } = await handler(job)
    const command: Command = error
      ? { type: 'throw', wait, ...error, variables }
      : { type: 'resume', wait, variables, by: 'system' }
    await send(parts, ref.id, command, 'system', { also, guard: keep })
  } catch (error) {
    // What the database could not do is not the job's fault, and costs it no attempt.
    if (isOvertaken(error) || isTemporary(error)) throw error
    const problem = error instanceof Error ? error.message : String(error)
    parts.log.warn({ err: error, case: ref.number, topic: job.topic, attempt: leased.fence }, 'a job failed')
    const retryAt = retryJobAt(parts.clock.now(), leased.fence)
    const command: Command = { type: 'fail', wait, problem, retries: retries - 1, retryAt }
    await send(parts, ref.id, command, 'system', { guard: keep })
  }
}

/** Someone else did the job, or the case went on without it. */
const isOvertaken = (error: unknown): boolean => error instanceof LostLease || error instanceof Refusal

function jobOf(state: Case, { id, token, on, since }: Wait, { topic, headers }: JobWait, ref: CaseRef): Job {
  const at = state.tokens[token]
  const variables = at ? seenFrom(state, at) : {}
  return { ref, caseId: state.id, wait: id, element: on, topic, headers, since, variables }
}

type JobWait = Extract<Until, { readonly kind: 'job' } | { readonly kind: 'listener' }>
