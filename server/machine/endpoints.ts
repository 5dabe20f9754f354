/** `/api/v1`: what programs outside may do: send messages and signals, evaluate conditions, start cases, do jobs. */
import type { z } from 'zod'
import { addDuration, type Instant } from '../../engine/index.ts'
import { machineActor } from '../access/index.ts'
import { ZONE, type Context } from '../context.ts'
import { taking, type Endpoint } from '../http/endpoint.ts'
import { homeOfNone, type Home } from '../runtime/index.ts'
import { answerJob, giveJobs, jobWait, notOurs, type JobWait } from './jobs.ts'
import * as schemas from './schemas.ts'
import type { Request, Response } from 'express'

const accepted = { gives: null, status: 202 } as const
const needs = (scope: string): string => `a token with the scope ${scope}, or the role admin in a session`

export const machineEndpoints = (context: Context): readonly Endpoint[] => [
  message(context),
  signal(context),
  conditions(context),
  newCase(context),
  ...jobs(context),
]

const message = (context: Context): Endpoint =>
  taking(
    schemas.Message,
    {
      method: 'post',
      path: '/messages',
      does: 'Publishes a message: to the case that waits for it, else to a start event, else it is kept until its time to live ends.',
      needs: needs('messages or messages:{name}'),
      ...accepted,
    },
    async ({ name, key, variables, timeToLive, messageId }, _request, response) => {
      const actor = machineActor(response, 'messages', name)
      const until = timeToLive === undefined ? null : addDuration(context.clock.now(), timeToLive, ZONE)
      const more = { ...(messageId !== undefined && { messageId }), ...(until !== null && { until }) }
      await context.runtime.publish({ name, key, variables, ...more }, actor)
    },
  )

const signal = (context: Context): Endpoint =>
  taking(
    schemas.Signal,
    {
      method: 'post',
      path: '/signals',
      does: 'Broadcasts a signal: to every case that waits for it now, and to its start events.',
      needs: needs('signals or signals:{name}'),
      ...accepted,
    },
    async ({ name, variables, signalId }, _request, response) => {
      const actor = machineActor(response, 'signals', name)
      await context.runtime.broadcast({ name, variables, ...(signalId !== undefined && { signalId }) }, actor)
    },
  )

const conditions = (context: Context): Endpoint =>
  taking(
    schemas.Conditions,
    {
      method: 'post',
      path: '/conditions',
      does: 'Begins a case at each conditional start event whose condition is true with these variables.',
      needs: needs('conditions'),
      ...accepted,
    },
    async ({ variables }, _request, response) =>
      context.runtime.evaluate(variables, machineActor(response, 'conditions', null)),
  )

const newCase = (context: Context): Endpoint =>
  taking(
    schemas.NewCase,
    {
      method: 'post',
      path: '/cases',
      does: 'Starts a case of the newest version of a process at its none start event, or at the one named.',
      needs: needs('cases or cases:{process}'),
      gives: schemas.StartedCase,
      status: 201,
      errors: ['unknown-process'],
    },
    async ({ process, at, title, variables, participants }, _request, response) => {
      const actor = machineActor(response, 'cases', process)
      const home = homeOf(context, process)
      const about = { ...home, title: title ?? home.title, channel: 'online', enteredBy: null } as const
      const { number } = await context.runtime.start({ process, at, ...about, variables, participants }, actor)
      return { number }
    },
  )

/** Cases belong to the office of their service. */
function homeOf({ services }: Context, process: string): Home {
  const service = services.byProcess(process)
  if (!service) return homeOfNone(process)
  return { service: service.id, office: service.office, domain: service.domain, title: service.title }
}

const jobs = (context: Context): readonly Endpoint[] => [
  giving(context),
  answer(context, 'complete', 'Completes a job with its results.', schemas.JobDone, done),
  answer(context, 'fail', 'Says that a job failed; without tries left it is an incident.', schemas.JobFailed, failed),
  answer(
    context,
    'error',
    'Answers with a BPMN error or escalation, which the process may catch.',
    schemas.JobError,
    thrown,
  ),
]

const giving = (context: Context): Endpoint =>
  taking(
    schemas.JobRequest,
    {
      method: 'post',
      path: '/jobs',
      does: 'Gives out free jobs of a type, those that wait longest first, and reserves them.',
      needs: needs('jobs or jobs:{type}'),
      gives: schemas.Jobs,
    },
    async (wanted, _request, response) => {
      machineActor(response, 'jobs', wanted.type)
      notOurs(wanted.type)
      return { jobs: await giveJobs(context, wanted) }
    },
  )

type Command = Parameters<Context['runtime']['send']>[1]

/** What is known when a job is answered. */
interface Answering extends JobWait {
  readonly by: string
  readonly now: Instant
}

const done = ({ wait, by }: Answering, { variables }: z.infer<typeof schemas.JobDone>): Command => ({
  type: 'resume',
  wait,
  variables,
  by,
})

function failed(
  { wait, retries: before, now }: Answering,
  { problem, retries, retryAfter }: z.infer<typeof schemas.JobFailed>,
): Command {
  const retryAt = retryAfter === undefined ? null : addDuration(now, retryAfter, ZONE)
  const left = retries ?? Math.max(0, before - 1)
  return { type: 'fail', wait, problem, retries: left, ...(retryAt !== null && { retryAt }) }
}

const thrown = (
  { wait }: Answering,
  { code, escalation, message: says, variables }: z.infer<typeof schemas.JobError>,
): Command => ({ type: 'throw', wait, code, escalation, ...(says !== undefined && { message: says }), variables })

function answer<S extends z.ZodType<{ readonly lease: number }>>(
  context: Context,
  what: string,
  does: string,
  body: S,
  commandOf: (answering: Answering, body: z.infer<S>) => Command,
): Endpoint {
  return taking(
    body,
    {
      method: 'post',
      path: `/jobs/{job}/${what}`,
      does,
      needs: needs('jobs or jobs:{type}'),
      gives: null,
      errors: ['unknown-job', 'job-taken'],
    },
    async (sent, request: Request, response: Response) => {
      const wait = await jobWait(context, request.params['job'])
      const actor = machineActor(response, 'jobs', wait.type)
      notOurs(wait.type)
      const answering = { ...wait, by: actor, now: context.clock.now() }
      await answerJob(context, { ...wait, lease: sent.lease }, commandOf(answering, sent), actor)
    },
  )
}
