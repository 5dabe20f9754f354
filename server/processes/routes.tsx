/** Processes: the pages of the digitalization manager and the API of the modeler. Both need the role. */
import { Router } from 'express'
import { guardForms, requireRole } from '../access/index.ts'
import type { Context } from '../context.ts'
import { routes } from '../http/endpoint.ts'
import { processEndpoints } from './api.ts'
import { pages } from './pages.tsx'

export function processes(context: Context): Router {
  const router = Router()
  router.use('/amt/prozesse', requireRole('manager'), guardForms, pages(context))
  router.use('/api/v1/processes', requireRole('manager'), guardForms, routes(processEndpoints(context)))
  return router
}
