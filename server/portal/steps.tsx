/** Filling in, one step a page (S2): saved at every press, held against the form's rules on the server. */
import { Router, type Request, type Response } from 'express'
import { fieldsOf, type FormError, type FormStep } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { errorsIn, firstOpenStep, readApplication, type Application } from '../records/application.ts'
import { passStep, takeEntries, type Taken } from '../records/take-entries.ts'
import { showCode } from './later.tsx'
import { draftOf } from './session.ts'
import { StepPage } from './step-page.tsx'

export function steps(context: Context): Router {
  const router = Router()

  router.get('/antrag/:key', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    response.redirect(303, placeOf(application))
  })

  router.get('/antrag/:key/:schritt', async (request, response, next) => {
    if (ownPages.includes(request.params.schritt)) return next()
    const application = await readApplication(context, await draftOf(context, request, response))
    if (application.draft.caseId !== null) return response.redirect(303, placeOf(application))
    const step = stepNamed(application, request.params.schritt)
    const missing = request.query['fehlt'] !== undefined
    show(context, request, response, {
      application,
      step,
      errors: missing ? errorsIn(application, step) : [],
      added: false,
    })
  })

  router.post('/antrag/:key/:schritt', async (request, response, next) => {
    if (ownPages.includes(request.params.schritt)) return next()
    const before = await readApplication(context, await draftOf(context, request, response))
    if (before.draft.caseId !== null) return response.redirect(303, placeOf(before))
    const step = stepNamed(before, request.params.schritt)
    const taken = await takeEntries(context, before.draft, step.components, formOf(request), 'citizen')
    const application = await readApplication(context, taken.draft)
    await answer(context, request, response, application, step, taken)
  })

  return router
}

/** Pages of a draft that are no steps. */
const ownPages: readonly string[] = ['pruefen', 'gesendet', 'kopie', 'link-mailen', 'neuer-code']

const stepNamed = ({ steps }: Application, name: string): FormStep => {
  const step = steps.find(({ id }) => id === name)
  if (!step) throw new Failure('not-found')
  return step
}

/** Where a person goes on: the first step that is open, the check page, or the confirmation. */
export function placeOf(application: Application): string {
  const base = `/antrag/${application.draft.key}`
  if (application.draft.caseId !== null) return `${base}/gesendet`
  return `${base}/${firstOpenStep(application)?.id ?? 'pruefen'}`
}

async function answer(
  context: Context,
  request: Request,
  response: Response,
  application: Application,
  step: FormStep,
  taken: Taken,
): Promise<void> {
  const base = `/antrag/${application.draft.key}`
  const { fields } = formOf(request)
  const action = fields['_entfernen'] ? 'hochladen' : fields['_aktion']
  const from = fields['_von'] === 'pruefen' ? '?von=pruefen' : ''
  if (action === 'hochladen' && taken.errors.length === 0)
    return response.redirect(303, `${base}/${step.id}${from}${taken.place}`)
  if (action === 'zurueck' && taken.errors.length === 0) return response.redirect(303, before(application, step))
  if (action === 'spaeter' && taken.errors.length === 0) return showCode(context, response, application)

  const errors = [...taken.errors, ...(action === 'hochladen' ? [] : errorsIn(application, step))]
  const added = newFields(application, step, taken)
  if (errors.length > 0 || added.length > 0) {
    const known = errors.filter(({ key }) => !added.includes(key))
    return show(context, request, response, { application, step, errors: known, added: known.length === 0 }, 422)
  }
  await passStep(context, application.draft, step.id)
  response.redirect(303, from ? `${base}/pruefen` : after(application, step))
}

/** Keys of fields that an answer on this page made visible: they are asked before going on. */
function newFields({ shown }: Application, step: FormStep, { seen }: Taken): readonly string[] {
  return fieldsOf(step.components)
    .filter((field) => shown.has(field.id) && !seen.includes(field.key))
    .map((field) => field.key)
}

function after({ steps, draft }: Application, step: FormStep): string {
  const next = steps[steps.findIndex(({ id }) => id === step.id) + 1]
  return `/antrag/${draft.key}/${next?.id ?? 'pruefen'}`
}

function before({ steps, draft, service }: Application, step: FormStep): string {
  const previous = steps[steps.findIndex(({ id }) => id === step.id) - 1]
  return previous ? `/antrag/${draft.key}/${previous.id}` : `/leistungen/${service.slug}`
}

interface Shown {
  readonly application: Application
  readonly step: FormStep
  readonly errors: readonly FormError[]
  /** The answers made more fields visible. */
  readonly added: boolean
}

function show(context: Context, request: Request, response: Response, shown: Shown, status = 200): void {
  const from = request.query['von'] === 'pruefen' || formOf(request).fields['_von'] === 'pruefen'
  sendPage(response, <StepPage {...frame(context, response, 'citizen')} {...shown} fromCheck={from} />, status)
}
