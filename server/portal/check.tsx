/** Check before sending (S3): all answers with a way to change each, and the button named after the act. */
import { Router } from 'express'
import type { VNode } from 'preact'
import type { FormStep } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { AllAnswers } from '../pages/all-answers.tsx'
import { CsrfField, frame, Page, sendPage } from '../pages/layout.tsx'
import { Button, Progress } from '../pages/parts.tsx'
import { firstOpenStep, readApplication, type Application } from '../records/application.ts'
import { submitApplication } from '../records/submit.ts'
import { rememberSent } from './sent.tsx'
import { draftOf } from './session.ts'
import { placeOf } from './steps.tsx'

export function check(context: Context): Router {
  const router = Router()

  router.get('/antrag/:key/pruefen', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    if (application.draft.caseId !== null) return response.redirect(303, placeOf(application))
    const open = firstOpenStep(application)
    if (open) return response.redirect(303, missing(application, open))
    const props = frame(context, response, 'citizen')
    sendPage(
      response,
      <Page {...props} title={`Angaben prüfen – ${application.service.title}`}>
        <CheckPage application={application} csrf={props.csrf ?? ''} />
      </Page>,
    )
  })

  router.post('/antrag/:key/pruefen', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    const open = application.draft.caseId === null ? firstOpenStep(application) : null
    if (open) return response.redirect(303, missing(application, open))
    const { ref, code } = await submitApplication(context, application, null)
    await rememberSent(context, response, application.draft, ref.id, code)
    response.redirect(303, `/antrag/${application.draft.key}/gesendet`)
  })

  return router
}

/** A step that was never passed is asked; one that was and is wrong now says so at once. */
const missing = ({ draft }: Application, step: FormStep): string =>
  `/antrag/${draft.key}/${step.id}${draft.data.done.includes(step.id) ? '?fehlt' : ''}`

function CheckPage({ application, csrf }: { application: Application; csrf: string }): VNode {
  const { draft, service, steps } = application
  return (
    <>
      <p class="preline">{service.title}</p>
      <Progress
        at={steps.length + 1}
        of={steps.length + 1}
        label={`Schritt ${steps.length + 1} von ${steps.length + 1}`}
      />
      <h1 class="kern-heading-x-large">Angaben prüfen</h1>
      <p>Stimmt alles? Mit „Ändern“ kommen Sie zur Frage zurück und danach wieder hierher.</p>
      <AllAnswers application={application} action={(step) => <Change draftKey={draft.key} step={step} />} />
      <form method="post" action={`/antrag/${draft.key}/pruefen`} class="send">
        <CsrfField csrf={csrf} />
        <p>Mit dem Absenden erklären Sie, dass Ihre Angaben nach bestem Wissen richtig und vollständig sind.</p>
        <div class="actions">
          <Button label={service.submit} />
        </div>
      </form>
    </>
  )
}

const Change = ({ draftKey, step }: { draftKey: string; step: FormStep }): VNode => (
  <a class="kern-link" href={`/antrag/${draftKey}/${step.id}?von=pruefen`}>
    Ändern<span class="kern-sr-only">{`: ${step.label}`}</span>
  </a>
)
