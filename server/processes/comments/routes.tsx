/** Comments on pages, without JavaScript: for whoever may read the process. Below `/amt/prozesse`. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { guardForms, requireRole, staffOf, type Staff } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { field } from '../../http/body.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { actualDiagram } from '../actual.ts'
import { keyOf } from '../processKey.ts'
import { mayRead, notSent, seesAll } from '../readers.ts'
import { processView, type ProcessView } from '../view.ts'
import { CommentsPage } from './page.tsx'
import { answer, readersOfProcesses, say, setResolved } from './say.ts'
import { commentsView, nameIn } from './view.ts'

export function comments(context: Context): Router {
  const router = Router()
  const readers = [requireRole(...readersOfProcesses), guardForms]
  router.get('/:key/kommentare', readers, (request: Request, response: Response) => show(context, request, response))
  router.post('/:key/kommentare', readers, add(context))
  router.post('/:key/kommentare/:id/antwort', readers, reply(context))
  router.post('/:key/kommentare/:id/erledigt', readers, settle(context, true))
  router.post('/:key/kommentare/:id/offen', readers, settle(context, false))
  return router
}

/** Throws `forbidden` for those who have nothing to do with the process. */
async function readable(context: Context, request: Request, staff: Staff): Promise<ProcessView> {
  const process = await processView(context, keyOf(request))
  if (!(await mayRead(context, process.key, staff))) throw notSent()
  return process
}

async function show(
  context: Context,
  request: Request,
  response: Response,
  problems: readonly string[] = [],
): Promise<void> {
  const staff = staffOf(response)
  const { key, name, xml } = await readable(context, request, staff)
  const props = {
    process: key,
    name,
    actual: (await actualDiagram(key)) !== null,
    mayBrowse: seesAll(staff),
    view: await commentsView(context, key, xml),
    problems,
  }
  sendPage(
    response,
    <CommentsPage {...frame(context, response, 'staff')} {...props} />,
    problems.length > 0 ? 422 : 200,
  )
}

const add =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const staff = staffOf(response)
    const { key, name, xml } = await readable(context, request, staff)
    const view = await commentsView(context, key, xml)
    const element = field(request, 'element')
    const elementName = element === key ? name : nameIn(view, element)
    if (elementName === null)
      return show(context, request, response, ['Diesen Schritt gibt es nicht mehr. Bitte wählen Sie einen anderen.'])
    const to = view.people.find(({ login }) => login === field(request, 'an'))
    const typed = field(request, 'text')
    if (typed.trim() === '') return show(context, request, response, ['Bitte schreiben Sie einen Kommentar.'])
    const text = to ? `@${to.name} ${typed}` : typed
    await say(context, { process: key, name }, { element, elementName, text }, staff)
    back(request, response, key)
  }

const reply =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const staff = staffOf(response)
    const process = await readable(context, request, staff)
    const typed = field(request, 'text')
    if (typed.trim() === '') return show(context, request, response, ['Bitte schreiben Sie eine Antwort.'])
    await answer(context, { process: process.key, name: process.name }, idOf(request), typed, staff)
    back(request, response, process.key)
  }

const settle =
  (context: Context, resolved: boolean): RequestHandler =>
  async (request, response) => {
    const staff = staffOf(response)
    const { key } = await readable(context, request, staff)
    await setResolved(context, key, idOf(request), resolved, staff)
    back(request, response, key)
  }

const idOf = (request: Request): number => Number(request.params['id'])

const back = (request: Request, response: Response, key: string): void =>
  response.redirect(
    303,
    `/amt/prozesse/${key}/${field(request, 'zurueck') === 'freigabe' ? 'freigabe' : 'kommentare'}#kommentare`,
  )
