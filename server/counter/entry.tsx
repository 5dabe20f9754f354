/** The same form as in the portal on one dense page, while the person waits. */
import { Router, type Response } from 'express'
import { fieldsOf, type FormError } from '../../engine/index.ts'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { readApplication, type Application } from '../records/application.ts'
import { passStep, takeEntries } from '../records/take-entries.ts'
import { EntryPage } from './entry-page.tsx'
import { draftOf } from './person.tsx'

export function entry(context: Context): Router {
  const router = Router()

  router.get('/schalter/:key', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    if (application.draft.caseId !== null)
      return response.redirect(303, `/amt/schalter/${application.draft.key}/gesendet`)
    show(context, response, { application, errors: [], added: false })
  })

  router.post('/schalter/:key', async (request, response) => {
    const before = await readApplication(context, await draftOf(context, request, response))
    if (before.draft.caseId !== null) return response.redirect(303, `/amt/schalter/${before.draft.key}/gesendet`)
    const taken = await takeEntries(
      context,
      before.draft,
      before.form.components,
      formOf(request),
      staffOf(response).login,
    )
    const application = await readApplication(context, taken.draft)
    const { fields } = formOf(request)
    const uploading = Boolean(fields['_entfernen']) || fields['_aktion'] === 'hochladen'
    if (uploading && taken.errors.length === 0)
      return response.redirect(303, `/amt/schalter/${taken.draft.key}${taken.place}`)

    const added = fieldsOf(application.form.components).filter(
      (field) => application.shown.has(field.id) && !taken.seen.includes(field.key),
    )
    const errors = [...taken.errors, ...(uploading ? [] : application.errors)].filter(
      ({ key }) => !added.some((field) => field.key === key),
    )
    if (errors.length > 0 || added.length > 0)
      return show(context, response, { application, errors, added: added.length > 0 }, 422)
    await passAll(context, application)
    response.redirect(303, `/amt/schalter/${taken.draft.key}/pruefen`)
  })

  return router
}

/** One page holds all steps: they are passed together. */
async function passAll(context: Context, { draft, steps }: Application): Promise<void> {
  let passed = draft
  for (const step of steps) passed = await passStep(context, passed, step.id)
}

interface Shown {
  readonly application: Application
  readonly errors: readonly FormError[]
  readonly added: boolean
}

const show = (context: Context, response: Response, shown: Shown, status = 200): void =>
  sendPage(response, <EntryPage {...frame(context, response, 'staff')} {...shown} />, status)
