/** `/api/v1/processes/{key}/lease` and `…/comments`: what the modeler asks when several people have one process open. */
import { z } from 'zod'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { asking, taking, type Endpoint } from '../http/endpoint.ts'
import { answer, say, setResolved } from './comments/say.ts'
import type { Said } from './comments/store.ts'
import { commentsOf } from './comments/view.ts'
import { wishes } from './lease/store.ts'
import { leaseView } from './lease/view.ts'
import { keyOf } from './processKey.ts'
import { nameOfProcess } from './view.ts'

const text = z.string()
const Seat = z.object({ tab: z.string().min(8).max(40), wish: z.enum(wishes) })
const LeaseAnswer = z.object({
  mine: z.boolean(),
  holder: z.object({ name: text, since: text, you: z.boolean() }).nullable(),
  asked: z.object({ name: text, mine: z.boolean(), until: text }).nullable(),
  keptAt: text.nullable(),
  version: z.int(),
  revision: z.int(),
  comments: text,
})

const SaidAnswer = z.object({ id: z.int(), text, at: text, by: text })
const ThreadAnswer = SaidAnswer.extend({
  element: text,
  elementName: text,
  resolvedAt: text.nullable(),
  resolvedBy: text.nullable(),
  answers: z.array(SaidAnswer),
})
const CommentsAnswer = z.object({ threads: z.array(ThreadAnswer), people: z.array(z.object({ id: text, name: text })) })

const NewComment = z.object({ element: z.string().min(1).max(250), elementName: z.string().min(1), text })

const needs = 'the role manager in a session'

export const togetherEndpoints = (context: Context): readonly Endpoint[] => [
  seat(context),
  list(context),
  add(context),
  reply(context),
  settle(context),
]

const seat = (context: Context): Endpoint =>
  taking(
    Seat,
    {
      method: 'post',
      path: '/{key}/lease',
      does: 'Says who edits the process now. `wish`: edit (keeps or takes it where it is free), read, ask for it, give it, keep it, leave.',
      needs,
      gives: LeaseAnswer,
      errors: ['unknown-process'],
    },
    async ({ tab, wish }, request, response) => {
      const key = keyOf(request)
      await nameOfProcess(context, key)
      return leaseView(context, key, { login: staffOf(response).login, tab }, wish)
    },
  )

const list = (context: Context): Endpoint =>
  asking(
    {
      method: 'get',
      path: '/{key}/comments',
      does: 'All comments with their answers, and who can be named in one.',
      needs,
      gives: CommentsAnswer,
    },
    (request) => told(context, keyOf(request)),
  )

const add = (context: Context): Endpoint =>
  taking(
    NewComment,
    {
      method: 'post',
      path: '/{key}/comments',
      does: 'Comments an element. Whoever is named with @ gets a notice and a mail.',
      needs,
      gives: CommentsAnswer,
      errors: ['unknown-process'],
    },
    async (comment, request, response) => {
      const process = keyOf(request)
      await say(context, { process, name: await nameOfProcess(context, process) }, comment, staffOf(response))
      return told(context, process)
    },
  )

const reply = (context: Context): Endpoint =>
  taking(
    z.object({ text }),
    {
      method: 'post',
      path: '/{key}/comments/{id}/answers',
      does: 'Answers a comment; one that was resolved is open again.',
      needs,
      gives: CommentsAnswer,
      errors: ['unknown-process', 'not-found'],
    },
    async (said, request, response) => {
      const process = keyOf(request)
      const place = { process, name: await nameOfProcess(context, process) }
      await answer(context, place, Number(request.params['id']), said.text, staffOf(response))
      return told(context, process)
    },
  )

const settle = (context: Context): Endpoint =>
  taking(
    z.object({ resolved: z.boolean() }),
    {
      method: 'put',
      path: '/{key}/comments/{id}',
      does: 'Resolves a comment, by name and date, or opens it again.',
      needs,
      gives: CommentsAnswer,
      errors: ['not-found'],
    },
    async ({ resolved }, request, response) => {
      const process = keyOf(request)
      await setResolved(context, process, Number(request.params['id']), resolved, staffOf(response))
      return told(context, process)
    },
  )

async function told(context: Context, process: string): Promise<z.infer<typeof CommentsAnswer>> {
  const { all, people, nameOf } = await commentsOf(context, process)
  const named = <S extends Said>(said: S): S => ({ ...said, by: nameOf(said.by) })
  return {
    threads: all.map((thread) => ({
      ...named(thread),
      resolvedBy: thread.resolvedBy && nameOf(thread.resolvedBy),
      answers: thread.answers.map(named),
    })),
    people: people.map(({ login, name }) => ({ id: login, name })),
  }
}
