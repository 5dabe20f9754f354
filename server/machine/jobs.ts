/** Jobs for programs outside: given out for a while, then completed, failed, or answered with a BPMN error. */
import { addDuration, Refusal, type Case, type TokenId, type Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { ZONE } from '../context.ts'
import { Failure } from '../errors.ts'
import { LostLease } from '../runtime/index.ts'

export interface GivenJob {
  readonly job: number
  /** Counts how often it was given out; an answer names it, so that a late one does not count. */
  readonly lease: number
  readonly case: string
  readonly element: string
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  readonly retries: number
  readonly variables: Variables
}

/** The wait behind the number of a job. */
export interface JobWait {
  readonly id: number
  readonly caseId: number
  readonly wait: number
  readonly type: string
  readonly retries: number
}

interface Row {
  readonly id: number
  readonly case_id: number
  readonly number: string
  readonly wait: number
  readonly fence: number
}

/** Types of jobs that the server does itself. */
const OWN = /^laufzettel\./

/** Throws `forbidden` for jobs that the server does itself. */
export function notOurs(type: string): void {
  if (OWN.test(type)) throw new Failure('forbidden', `Aufträge der Art „${type}“ erledigt der Server selbst.`)
}

/** Gives out free jobs of a type, those that wait longest first; until `reservedFor` is over nobody else gets them. */
export async function giveJobs(
  context: Context,
  { type, most, reservedFor }: { readonly type: string; readonly most: number; readonly reservedFor: string },
): Promise<readonly GivenJob[]> {
  const { db, town, clock } = context
  const now = clock.now()
  const free: Row[] = await db('waits as w')
    .join('cases as c', (on) => on.on('c.town', 'w.town').andOn('c.id', 'w.case_id'))
    .where({ 'w.town': town.id, 'w.topic': type, 'c.status': 'running' })
    .whereIn('w.kind', ['job', 'listener'])
    .where('w.due', '<=', now)
    .where((open) => open.whereNull('w.leased_until').orWhere('w.leased_until', '<=', now))
    .orderBy(['w.due', 'w.id'])
    .limit(most)
    .select('w.id', 'w.case_id', 'c.number', 'w.wait', 'w.fence')
  const until = addDuration(now, reservedFor, ZONE) ?? now
  const given = await Promise.all(
    free.map(async (row) => {
      const mine = db('waits').where({ town: town.id, id: row.id, fence: row.fence })
      const lease = row.fence + 1
      return (await mine.update({ leased_until: until, fence: lease })) === 1 ? { ...row, fence: lease } : null
    }),
  )
  const jobs = await Promise.all(given.map((row) => (row ? jobOf(context, row) : null)))
  return jobs.flatMap((job) => job ?? [])
}

/** Null when the case has gone on meanwhile. */
async function jobOf({ runtime }: Context, row: Row): Promise<GivenJob | null> {
  const { case: state } = await runtime.load(Number(row.case_id))
  const wait = state.waits[Number(row.wait)]
  if (wait?.until.kind !== 'job' && wait?.until.kind !== 'listener') return null
  const { topic, headers, retries } = wait.until
  const variables = seenFrom(state, wait.token)
  const given = { job: Number(row.id), lease: row.fence }
  return { ...given, case: row.number, element: wait.on, type: topic, headers, retries, variables }
}

/** What a token sees: its own variables over those of the scopes around it. */
function seenFrom(state: Case, id: TokenId): Variables {
  const token = state.tokens[id]
  if (!token) return {}
  return token.scope === null ? token.variables : { ...seenFrom(state, token.scope), ...token.variables }
}

/** Throws `unknown-job` when nothing waits under this number any more. */
export async function jobWait({ db, town }: Context, written: unknown): Promise<JobWait> {
  const id = Number(written)
  const row = Number.isSafeInteger(id)
    ? await db('waits')
        .where({ town: town.id, id })
        .whereIn('kind', ['job', 'listener'])
        .first<{ case_id: number; wait: number; topic: string; retries: number } | undefined>()
    : undefined
  if (!row) throw new Failure('unknown-job')
  return { id, caseId: Number(row.case_id), wait: row.wait, type: row.topic, retries: row.retries }
}

/**
 * Sends the answer to a job. When the case no longer waits for it, that is `unknown-job` too; when it has been given to another program
 * since, `job-taken`.
 */
export async function answerJob(
  { runtime }: Context,
  { id, caseId, lease }: JobWait & { readonly lease: number },
  command: Parameters<Context['runtime']['send']>[1],
  actor: string,
): Promise<void> {
  try {
    await runtime.answer(caseId, command, actor, { id, fence: lease })
  } catch (error) {
    if (error instanceof LostLease) throw new Failure('job-taken')
    if (error instanceof Refusal && error.code === 'wait-not-found') throw new Failure('unknown-job')
    throw error
  }
}
