/** `/api/v1/processes/:key`: what the modeler reads, saves and deploys. */
import { Router } from 'express'
import { z } from 'zod'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { deployDraft } from './deployDraft.ts'
import { discardDraft, saveDraft } from './drafts.ts'
import { keyOf } from './processKey.ts'
import { processView } from './view.ts'

const count = z.int('Eine ganze Zahl fehlt.').min(0)
const Basis = z.object({ version: count, revision: count })
const Draft = Basis.extend({
  xml: z
    .string()
    .min(1, 'Das Modell fehlt.')
    .max(4_000_000, 'Das Modell ist zu groß.')
    .regex(/<[^>]*definitions[\s>]/, 'Das ist kein BPMN.'),
})

/** The routes below `/api/v1/processes`; who may use them is decided before. */
export function api(context: Context): Router {
  const router = Router()

  router.get('/:key', async (request, response) => {
    response.set('cache-control', 'no-store').json(await processView(context, keyOf(request)))
  })

  router.put('/:key/draft', async (request, response) => {
    const { xml, ...basis } = parse(Draft, request.body)
    const key = keyOf(request)
    const { revision, savedAt } = await saveDraft(context, key, xml, basis, staffOf(response).login)
    response.json({ revision, savedAt })
  })

  router.delete('/:key/draft', async (request, response) => {
    await discardDraft(context, keyOf(request), parse(Basis, request.body))
    response.status(204).end()
  })

  router.post('/:key/deploy', async (request, response) => {
    const basis = parse(Basis, request.body)
    response.json(await deployDraft(context, keyOf(request), basis, staffOf(response).login))
  })

  return router
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Failure('bad-input', parsed.error.issues.map(({ message }) => message).join(' '))
  return parsed.data
}
