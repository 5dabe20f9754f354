/** The citizen's portal: everything under `/` that needs no account. */
import { Router, type RequestHandler } from 'express'
import { citizenDoor, guardForms, readSession } from '../access/index.ts'
import type { Context } from '../context.ts'
import { PORTAL_CSS, portalCss } from '../pages/styles.ts'
import { begin } from './begin.tsx'
import { check } from './check.tsx'
import { later } from './later.tsx'
import { legal } from './legal.tsx'
import { sent } from './sent.tsx'
import { services } from './services.tsx'
import { start } from './start.tsx'
import { status } from './status.tsx'
import { steps } from './steps.tsx'
import { supply } from './supply.tsx'

/** Pages with forms begin a session (and set its cookie), pages to read do not. */
const withForms = ['/leistungen/:slug/beginnen', '/antrag', '/weiter', '/status', '/nachreichen']

export function portal(context: Context): Router {
  const router = Router()
  router.get(PORTAL_CSS, (_request, response) => response.type('css').send(portalCss))
  router.use(known(context))
  router.use(withForms, citizenDoor(context), guardForms)
  for (const part of [start, services, begin, steps, later, check, sent, status, supply, legal])
    router.use(part(context))
  return router
}

/** Knows the session of a browser that has one. */
const known =
  (context: Context): RequestHandler =>
  async (request, response, next) => {
    const locals = response.locals as { session?: unknown; staff?: unknown }
    // Under `/amt` the staff's door was passed before; its session stays.
    if (!request.path.startsWith('/amt')) locals.session = await readSession(context, request, 'citizen')
    next()
  }
