/** `/healthz`: the process lives. `/readyz`: it can do its work, that is write to its database; else which state it is in. */
import { Router } from 'express'
import type { Context } from '../context.ts'
import { readiness } from '../db/readiness.ts'
import { errors } from '../errors.ts'

export function health({ db, town, log }: Context): Router {
  const router = Router()
  const ask = readiness(db, town)
  let before: string | null = null
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', async (_request, response) => {
    const { problem, error } = await ask()
    if (problem !== before && problem) log.error({ err: error, problem }, 'not ready')
    if (problem !== before && !problem) log.info('ready again')
    before = problem
    if (!problem) return void response.json({ status: 'ok' })
    const { says } = errors[problem]
    response.status(503).set('Retry-After', '5').json({ status: problem, says })
  })
  return router
}
