/** Processes: the register that leadership reads too, the pages of the digitalization manager, and the API of the modeler. */
import { Router } from 'express'
import { guardForms, requireRole } from '../access/index.ts'
import type { Context } from '../context.ts'
import { routes } from '../http/endpoint.ts'
import { processEndpoints } from './api.ts'
import { agreement } from './agreement/routes.tsx'
import { begin } from './begin.tsx'
import { comments } from './comments/routes.tsx'
import { comparison } from './compare/routes.tsx'
import { exports } from './export/routes.ts'
import { figures } from './figures/routes.tsx'
import { intake } from './intake/routes.tsx'
import { letterPages } from './letter-pages/routes.tsx'
import { diagrams, pages } from './pages.tsx'
import { map, register, styles } from './register/routes.tsx'
import { servicePages } from './service-page/routes.tsx'
import { sheet } from './sheet/routes.tsx'
import { namedVersionRoutes } from './version/routes.ts'

export function processes(context: Context): Router {
  const router = Router()
  const readers = requireRole('manager', 'lead')
  router.get('/amt/prozesse.css', styles)
  router.get('/amt/landkarte', readers, map(context))
  router.use('/amt/prozesse', agreement(context), comments(context))
  router.use(
    '/amt/prozesse',
    readers,
    guardForms,
    register(context),
    sheet(context),
    comparison(context),
    figures(context),
    diagrams(context),
  )
  router.use(
    '/amt/prozesse',
    requireRole('manager'),
    begin(context),
    intake(context),
    namedVersionRoutes(context),
    servicePages(context),
    letterPages(context),
    exports(context),
    pages(context),
  )
  router.use('/api/v1/processes', requireRole('manager'), guardForms, routes(processEndpoints(context)))
  return router
}
