/** The counter: a clerk enters what a person says, or what stands on paper (S6). Below `/amt`. */
import { Router } from 'express'
import { guardForms, requireRole } from '../access/index.ts'
import type { Context } from '../context.ts'
import { desk } from './desk.tsx'
import { entry } from './entry.tsx'
import { handIn } from './hand-in.tsx'

export function counter(context: Context): Router {
  const router = Router()
  router.use('/schalter', requireRole('clerk'), guardForms)
  for (const part of [desk, entry, handIn]) router.use(part(context))
  return router
}
