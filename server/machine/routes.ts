/** The API for programs outside, behind its own door. */
import { Router } from 'express'
import { machineDoor } from '../access/index.ts'
import type { Context } from '../context.ts'
import { routes } from '../http/endpoint.ts'
import { machineEndpoints } from './endpoints.ts'

export function machine(context: Context): Router {
  const router = Router()
  router.use(['/messages', '/signals', '/conditions', '/cases', '/jobs'], machineDoor(context))
  router.use(routes(machineEndpoints(context)))
  return router
}
