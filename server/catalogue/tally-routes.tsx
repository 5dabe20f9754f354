/** Strokes of staff, and what the digitalization manager makes of them. */
import { Router, type Request, type RequestHandler } from 'express'
import { guardForms, hasRole, requireRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { serviceById, servicesOf } from '../ratings/store.ts'
import { addMark, beginTally, takeOver, talliesOf, undoMark, type Tally } from '../ratings/tallies.ts'
import { channels } from '../ratings/volumes.ts'
import type { Channel } from '../runtime/contract.ts'
import { TallyPage } from './tally-page.tsx'

export function tallies(context: Context): Router {
  const router = Router()
  const managers = requireRole('manager')
  const staff = requireRole('clerk', 'caseworker', 'manager')
  router.get('/strichliste', staff, show(context))
  router.post('/strichliste/:id', staff, guardForms, stroke(context))
  router.post('/strichliste/:id/uebernehmen', managers, guardForms, finish(context))
  router.post('/ozg/:id/strichliste', managers, guardForms, begin(context))
  return router
}

const show =
  (context: Context): RequestHandler =>
  async (_request, response) => {
    const names = new Map((await servicesOf(context.db, context.town.id)).map(({ id, name }) => [id, name]))
    const all = (await talliesOf(context)).map((tally) => ({
      ...tally,
      name: names.get(tally.service) ?? tally.service,
    }))
    const mayTakeOver = hasRole(staffOf(response), 'manager')
    const page = frame(context, response, 'staff')
    sendPage(
      response,
      <TallyPage {...page} tallies={all} today={localDay(context.clock.now())} mayTakeOver={mayTakeOver} />,
    )
  }

async function tallyOf(context: Context, request: Request): Promise<Tally> {
  const tally = (await talliesOf(context)).find(({ id }) => id === Number(request.params['id']))
  if (!tally) throw new Failure('not-found')
  return tally
}

const isChannel = (text: string): text is Channel => channels.includes(text as Channel)

const stroke =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const [tally, chosen] = [await tallyOf(context, request), field(request, 'channel')]
    const [now, { login }] = [context.clock.now(), staffOf(response)]
    if (tally.ends < localDay(now)) throw new Failure('not-found')
    if (chosen === 'zurueck') await undoMark(context, tally.id, now, login)
    else if (isChannel(chosen)) await addMark(context, tally.id, chosen, now, login)
    response.redirect(303, '/amt/strichliste')
  }

const finish =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const tally = await tallyOf(context, request)
    const now = context.clock.now()
    if (tally.ends >= localDay(now)) throw new Failure('not-found')
    await takeOver(context, tally, now, staffOf(response).name)
    response.redirect(303, `/amt/ozg/${tally.service}`)
  }

const begin =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const service = await serviceById(context.db, context.town.id, String(request.params['id']))
    if (!service) throw new Failure('unknown-service')
    await beginTally(context, service.id, context.clock.now(), staffOf(response).login)
    response.redirect(303, '/amt/strichliste')
  }
