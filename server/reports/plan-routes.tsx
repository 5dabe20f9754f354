/** Routes of the plan: reading for leadership, changing for the digitalization manager. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { forecast, rungs, statuses, type Rung } from '../../analysis/index.ts'
import { guardForms, hasRole, requireRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field } from '../http/body.ts'
import { germanDay } from '../pages/format.ts'
import { chartScripts } from '../pages/bundle.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { addMilestone, finishMilestone, milestonesOf } from '../ratings/milestones.ts'
import { addPlan, plansOf, type Plan } from '../ratings/plans.ts'
import { rateAll } from '../ratings/rate.ts'
import { summaryOf } from '../ratings/report.ts'
import { serviceById } from '../ratings/store.ts'
import { readDay } from '../records/read-day.ts'
import { progressChart } from './council/charts.ts'
import { progressOf } from './council/data.ts'
import { PlanFormPage } from './plan-form-page.tsx'
import { PlanPage, type PlannedService } from './plan-page.tsx'

export function plans(context: Context): Router {
  const router = Router()
  const managers = requireRole('manager')
  router.get('/', overview(context))
  router.get('/:service', async (request, response) => sendForm(context, request, response))
  router.post('/:service', managers, guardForms, save(context))
  router.post('/:service/meilensteine', managers, guardForms, addStep(context))
  router.post('/:service/meilensteine/:id', managers, guardForms, finishStep(context))
  return router
}

const overview =
  (context: Context): RequestHandler =>
  async (_request, response) => {
    const asOf = localDay(context.clock.now())
    const entries = await rateAll(context, asOf)
    const [planned, steps] = [await plansOf(context), await milestonesOf(context)]
    const services = entries.flatMap(({ service, maturity }): PlannedService[] => {
      const rows = planned.get(service.id)
      const last = rows?.at(-1)
      if (!rows || !last) return []
      const done = statuses.indexOf(maturity.status) >= statuses.indexOf(last.target)
      const state = done ? 'done' : last.due < asOf ? 'late' : 'open'
      const milestones = steps.filter((step) => step.service === service.id)
      return [{ name: service.name, status: maturity.status, plans: rows, milestones, state }]
    })
    const group = summaryOf(entries).ozg.byResponsible.town ?? null
    const progress = await progressOf(context, group, asOf)
    const page = { ...frame(context, response, 'staff'), path: '/amt/berichte' }
    const chart = progressChart({ progress, group })
    const found = forecast(progress, group?.services ?? 0)
    sendPage(
      response,
      <PlanPage
        {...page}
        services={services}
        progress={chart}
        points={progress}
        forecast={found}
        group={group}
        today={asOf}
        {...await chartScripts()}
      />,
    )
  }

async function serviceOf(context: Context, request: Request) {
  const service = await serviceById(context.db, context.town.id, String(request.params['service']))
  if (!service) throw new Failure('unknown-service')
  return service
}

interface Typed {
  readonly values?: Readonly<Record<string, string>>
  readonly milestone?: { readonly title: string; readonly day: string }
  readonly error: string
  /** How many versions of the plan there were when the form was made. */
  readonly seen?: string
}

async function sendForm(context: Context, request: Request, response: Response, typed?: Typed): Promise<void> {
  const service = await serviceOf(context, request)
  const rows = (await plansOf(context)).get(service.id) ?? []
  const props = {
    ...frame(context, response, 'staff'),
    path: '/amt/berichte',
    service,
    plans: rows,
    milestones: await milestonesOf(context, service.id),
    values: typed?.values ?? asTyped(rows.at(-1)),
    milestone: typed?.milestone ?? { title: '', day: '' },
    seen: typed?.seen ?? String(rows.length),
    mayEdit: hasRole(staffOf(response), 'manager'),
    error: typed?.error ?? null,
  }
  sendPage(response, <PlanFormPage {...props} />, typed ? 422 : 200)
}

const asTyped = (plan: Plan | undefined): Readonly<Record<string, string>> =>
  plan
    ? {
        target: plan.target,
        due: germanDay(plan.due),
        owner: plan.owner,
        how: plan.how,
        budgetYear: String(plan.budgetYear ?? ''),
        plannedEur: String(plan.plannedEur ?? ''),
        spentEur: String(plan.spentEur ?? ''),
      }
    : { target: 'online' }

const names = ['target', 'due', 'owner', 'how', 'budgetYear', 'plannedEur', 'spentEur', 'reason'] as const

const save =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const service = await serviceOf(context, request)
    const values = Object.fromEntries(names.map((name) => [name, field(request, name).trim()]))
    const [plans, seen] = [(await plansOf(context)).get(service.id) ?? [], field(request, 'gesehen')]
    const before = plans.at(-1)
    if (before && seen !== String(plans.length))
      return sendForm(context, request, response, { values, error: overtaken(before) })
    const read = readPlan(values, before)
    if ('error' in read) return sendForm(context, request, response, { values, seen, error: read.error })
    await addPlan(context, { ...read, service: service.id, at: context.clock.now(), author: staffOf(response).name })
    response.redirect(303, `/amt/berichte/plan/${service.id}`)
  }

const overtaken = ({ author, due, owner }: Plan): string =>
  `${author} hat den Plan inzwischen geändert (jetzt bis ${germanDay(due)}, ${owner}). Ihre Eingaben stehen noch da: Speichern Sie noch einmal, wenn sie gelten sollen.`

/** A day that can be meant: nobody plans for the year 26 or 20227. */
const plannable = (day: string): boolean => day >= '2000' && day < '2101'

const LONGEST = 250

type Read = Omit<Plan, 'service' | 'at' | 'author'>

function readPlan(
  values: Readonly<Record<string, string>>,
  before: Plan | undefined,
): Read | { readonly error: string } {
  const { target = '', owner = '', how = '', reason = '' } = values
  const due = readDay(values['due'] ?? '')
  const numbers = ['budgetYear', 'plannedEur', 'spentEur'].map((name) => wholeNumber(values[name] ?? ''))
  const [budgetYear = null, plannedEur = null, spentEur = null] = numbers
  if (!rungs.includes(target as Rung) || owner === '' || how === '')
    return { error: 'Bitte geben Sie Ziel, Verantwortliche und den Weg dahin an.' }
  if ([owner, how, reason].some(({ length }) => length > LONGEST))
    return { error: `Bitte kürzen Sie jede Angabe auf höchstens ${LONGEST} Zeichen.` }
  if (due === null || !plannable(due)) return { error: 'Bitte geben Sie den Tag so an: 31.3.2027.' }
  if (numbers.some(Number.isNaN)) return { error: 'Bitte geben Sie Haushaltsjahr und Beträge als volle Zahlen an.' }
  if (budgetYear !== null && (budgetYear < 2000 || budgetYear > 2100))
    return { error: 'Bitte prüfen Sie das Haushaltsjahr.' }
  if (before && due > before.due && reason.length < 5)
    return { error: 'Der Tag verschiebt sich: Bitte nennen Sie den Grund.' }
  return {
    target: target as Rung,
    due,
    owner,
    how,
    budgetYear,
    plannedEur,
    spentEur,
    reason: reason === '' ? null : reason,
  }
}

/** Null when nothing was typed, NaN when it is no whole number. */
const wholeNumber = (text: string): number | null =>
  text === '' ? null : /^\d{1,9}$/.test(text.replaceAll('.', '')) ? Number(text.replaceAll('.', '')) : NaN

const addStep =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const service = await serviceOf(context, request)
    const [title, day] = [field(request, 'title').trim(), field(request, 'day')]
    const due = readDay(day)
    if (title === '' || title.length > LONGEST || due === null || !plannable(due))
      return sendForm(context, request, response, {
        milestone: { title, day },
        error: `Bitte geben Sie einen Namen mit höchstens ${LONGEST} Zeichen und einen Tag wie 31.3.2027 an.`,
      })
    await addMilestone(context, {
      service: service.id,
      title,
      due,
      at: context.clock.now(),
      author: staffOf(response).name,
    })
    response.redirect(303, `/amt/berichte/plan/${service.id}`)
  }

const finishStep =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const service = await serviceOf(context, request)
    const id = Number(request.params['id'])
    if (!Number.isSafeInteger(id)) throw new Failure('not-found')
    await finishMilestone(context, id, service.id, localDay(context.clock.now()))
    response.redirect(303, `/amt/berichte/plan/${service.id}`)
  }
