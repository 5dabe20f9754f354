/** `/healthz`: the process lives. `/readyz`: it can do its work, that is reach its database. */
import { Router } from 'express'
import type { Context } from '../context.ts'

export function health({ db, log }: Context): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', async (_request, response) => {
    const reached = await db.raw('select 1').then(
      () => true,
      (error: unknown) => {
        log.error({ err: error }, 'database not reached')
        return false
      },
    )
    response.status(reached ? 200 : 503).json({ status: reached ? 'ok' : 'database not reached' })
  })
  return router
}
