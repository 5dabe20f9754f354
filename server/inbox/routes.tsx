/** `/amt/aufgaben`: the inbox and its tasks. */
import { Router, type Request, type Response } from 'express'
import { guardForms, mayWorkOn, requireRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { findCase } from '../records/case-row.ts'
import { everyone, officeNames } from '../records/colleagues.ts'
import { noticesFor } from '../records/notices.ts'
import { sendWorkCss } from '../records/shown/style.ts'
import type { Variables } from '../../engine/index.ts'
import { assignTo, claim, putOff, release, takeOver } from './change-task.ts'
import { completeTask } from './complete-task.ts'
import { DonePage } from './done-page.tsx'
import { ListPage } from './list-page.tsx'
import { firstList, readList, type ListAddress } from './list-query.ts'
import { openTask, type OpenTask } from './open-task.ts'
import { newPost } from './post.ts'
import { TakeoverPage } from './takeover-page.tsx'
import { TaskPage } from './task-page.tsx'
import { shownIn, taskView } from './task-view.ts'
import { countsOf, taskLists } from './task-lists.ts'
import { tasksIn } from './views.ts'

/** Routes below `/amt`; all need the role of a caseworker. */
export function inbox(context: Context): Router {
  const router = Router()
  router.get('/arbeit.css', sendWorkCss)
  router.use('/aufgaben', requireRole('caseworker'), guardForms)
  router.get('/aufgaben', (request, response) => showList(context, request, response))
  router.get('/aufgaben/erledigt', (request, response) => showDone(context, request, response))
  router.get('/aufgaben/:id', async (request, response) =>
    showTask(context, response, await opened(context, request, response)),
  )
  router.get('/aufgaben/:id/uebernehmen', (request, response) => showTakeover(context, request, response))
  router.post('/aufgaben/:id/erledigen', (request, response) => complete(context, request, response))
  changes(context, router)
  return router
}

const opened = (context: Context, request: Request, response: Response): Promise<OpenTask> =>
  openTask(context, staffOf(response), String(request.params['id']))

/** Actions that change a task and then show it or the list again. */
function changes(context: Context, router: Router): void {
  const act = (
    name: string,
    work: (task: OpenTask, request: Request, response: Response) => Promise<void>,
    said?: string,
  ): void =>
    void router.post(`/aufgaben/:id/${name}`, async (request, response) => {
      const task = await opened(context, request, response)
      await work(task, request, response)
      response.redirect(303, said ? listWith(field(request, 'zurueck'), said) : `/amt/aufgaben/${task.row.id}`)
    })
  act('nehmen', (task, _request, response) => claim(context, staffOf(response), task))
  act('uebernehmen', (task, request, response) => takeOver(context, staffOf(response), task, field(request, 'von')))
  act('freigeben', (task, _request, response) => release(context, staffOf(response), task), 'freigegeben')
  act(
    'zuweisen',
    (task, request, response) => assignTo(context, staffOf(response), task, field(request, 'an')),
    'zugewiesen',
  )
  act(
    'wiedervorlage',
    (task, request, response) => putOff(context, staffOf(response), task, field(request, 'tag')),
    'zurueckgelegt',
  )
}

const saids: Readonly<Record<string, string>> = {
  freigegeben: 'Die Aufgabe liegt wieder in der Gruppe.',
  zugewiesen: 'Die Aufgabe ist zugewiesen.',
  zurueckgelegt: 'Die Aufgabe ist zurückgelegt und erscheint am gewählten Tag wieder.',
}

/** Back to a list of ours, with what was done. */
function listWith(back: string, said: string): string {
  const list = /^\/amt\/aufgaben(\?[\w=&%-]*)?$/.test(back) ? back : '/amt/aufgaben'
  return `${list}${list.includes('?') ? '&' : '?'}getan=${said}`
}

async function showList(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const address: ListAddress = readList(request.query)
  const today = localDay(context.clock.now())
  const post = await newPost(context, staff)
  const { view, after } = address
  const [all, people, offices] = await Promise.all([
    taskLists(context, staff),
    everyone(context, today),
    officeNames(context),
  ])
  const list = view === 'post' ? [] : (after ? await taskLists(context, staff, after) : all)[view]
  const tasks = await tasksIn(context, staff, list, address)
  const foreign = new Set(tasks.filter((task) => !mayWorkOn(staff, task)).map(({ id }) => id))
  const said = saids[String(request.query['getan'] ?? '')] ?? null
  const props = {
    address,
    counts: { ...countsOf(all), post: post.length },
    notices: await noticesFor(context, staff),
    tasks,
    list,
    post,
    people,
    offices,
    foreign,
    today,
    said,
  }
  sendPage(response, <ListPage {...frame(context, response, 'staff')} title="Aufgaben" {...props} />)
}

async function showTask(context: Context, response: Response, task: OpenTask): Promise<void> {
  const view = await taskView(context, staffOf(response), task)
  const shown = view.form ? shownIn(context, view.form, view.data) : new Set<string>()
  sendPage(
    response,
    <TaskPage
      {...frame(context, response, 'staff')}
      title="Aufgabe"
      view={view}
      errors={[]}
      values={view.data}
      shown={shown}
    />,
  )
}

async function showTakeover(context: Context, request: Request, response: Response): Promise<void> {
  const task = await opened(context, request, response)
  const people = await everyone(context, localDay(context.clock.now()))
  const holder = task.row.assignee === null ? undefined : people.get(task.row.assignee)
  if (!holder || holder.login === staffOf(response).login) return response.redirect(303, `/amt/aufgaben/${task.row.id}`)
  sendPage(
    response,
    <TakeoverPage {...frame(context, response, 'staff')} title="Aufgabe übernehmen" task={task.row} holder={holder} />,
  )
}

async function complete(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const task = await opened(context, request, response)
  const view = await taskView(context, staff, task)
  if (task.row.form !== null && !view.form) throw new Failure('internal', `The form ${task.row.form} is missing.`)
  const { fields } = formOf(request)
  const errors = await completeTask(context, staff, task, view.form, view.data, fields)
  if (errors.length > 0) {
    const values = { ...view.data, ...fields }
    const shown = view.form ? shownIn(context, view.form, values as Variables) : new Set<string>()
    return sendPage(
      response,
      <TaskPage
        {...frame(context, response, 'staff')}
        title="Aufgabe"
        view={view}
        errors={errors}
        values={values}
        shown={shown}
      />,
      422,
    )
  }
  response.redirect(303, `/amt/aufgaben/erledigt?vorgang=${task.row.number}`)
}

/** The case is named only to whom it may be shown. */
async function showDone(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const typed = String(request.query['vorgang'] ?? '')
  const seen = await findCase(context, staff, typed).catch(() => null)
  const lists = await taskLists(context, staff)
  const [mine, group] = await Promise.all([
    tasksIn(context, staff, lists.meine, firstList),
    tasksIn(context, staff, lists.gruppe, firstList),
  ])
  const all = [...mine, ...group]
  // What follows in the same case comes first: its facts are still in mind.
  const next = all.find((task) => task.number === seen?.number) ?? all[0] ?? null
  sendPage(
    response,
    <DonePage
      {...frame(context, response, 'staff')}
      title="Aufgabe erledigt"
      number={seen?.number ?? null}
      next={next}
    />,
  )
}
