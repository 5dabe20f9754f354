/** Joins the features into one express app. The only place that knows all of them. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import { staffDoor } from './access/index.ts'
import { access } from './access/routes.tsx'
import { administration } from './administration/routes.tsx'
import { cases } from './cases/routes.tsx'
import { catalogue } from './catalogue/routes.tsx'
import { surveyAnswers } from './catalogue/survey-routes.tsx'
import type { Context } from './context.ts'
import { counter } from './counter/routes.tsx'
import { Failure } from './errors.ts'
import { readBody } from './http/body.ts'
import { health } from './http/health.ts'
import { openApi } from './http/open-api.ts'
import { inbox } from './inbox/routes.tsx'
import { machineEndpoints } from './machine/endpoints.ts'
import { machine } from './machine/routes.ts'
import { home } from './pages/home.tsx'
import { problemHandler } from './pages/problem.tsx'
import { portal } from './portal/routes.tsx'
import { processEndpoints } from './processes/api.ts'
import { processes } from './processes/routes.tsx'
import { reports } from './reports/routes.tsx'
import { town } from './town/routes.tsx'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The whole application for one town. Listening, timers and jobs are the caller's. */
export function app(context: Context): Express {
  const server = express()
  server.disable('x-powered-by')
  server.use(pinoHttp({ logger: context.log, autoLogging: false }))
  server.use(helmet(headers(context)))
  server.use('/assets', assets())
  server.use(health(context))
  server.use(readBody, express.json({ limit: '5mb' }))

  server.use(['/amt', '/api'], staffDoor(context))
  server.use('/amt', access(context), home(context), counter(context), inbox(context), cases(context))
  server.use('/amt', catalogue(context), reports(context), town(context), administration(context))
  server.use(processes(context))
  server.use('/api/v1', machine(context))
  const described = openApi({ '/api/v1': machineEndpoints(context), '/api/v1/processes': processEndpoints(context) })
  server.get('/api/openapi.json', (_request, response) => void response.json(described))
  server.use(surveyAnswers(context))
  server.use(portal(context))

  server.use(() => {
    throw new Failure('not-found')
  })
  server.use(problemHandler(context))
  return server
}

function assets(): express.Router {
  const router = express.Router()
  const packages = folder('../node_modules')
  router.use('/kern', express.static(join(packages, '@kern-ux/native/dist'), { maxAge: '7d' }))
  router.use('/modeler', express.static(folder('../dist/modeler'), { maxAge: '7d' }))
  router.get('/app.css', (_request, response) => response.sendFile(folder('./pages/app.css')))
  router.get('/icon.svg', (_request, response) => response.sendFile(folder('./pages/icon.svg')))
  return router
}

function headers({ settings }: Context): Parameters<typeof helmet>[0] {
  const https = settings.publicUrl.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        // bpmn-js draws with style attributes; scripts stay strict everywhere.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  }
}
