/** Check together, hand in, and give the person number and Abrufcode on paper. */
import { Router, type Request, type Response } from 'express'
import type { VNode } from 'preact'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { AllAnswers } from '../pages/all-answers.tsx'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField, frame, Page, sendPage } from '../pages/layout.tsx'
import { Alert, Button, CodeCard, Contact, LinkButton } from '../pages/parts.tsx'
import { firstOpenStep, readApplication, type Application } from '../records/application.ts'
import { officeContact } from '../records/office-contact.ts'
import type { Office } from '../records/offices.ts'
import { refOf, submitApplication } from '../records/submit.ts'
import { ActingFor, channels, draftOf } from './person.tsx'

export function handIn(context: Context): Router {
  const router = Router()

  router.get('/schalter/:key/pruefen', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    if (application.draft.caseId !== null || firstOpenStep(application))
      return response.redirect(303, `/amt/schalter/${application.draft.key}`)
    const props = frame(context, response, 'staff')
    sendPage(
      response,
      <Page {...props} title={`${application.service.title} prüfen`}>
        <CheckPage application={application} csrf={props.csrf ?? ''} />
      </Page>,
    )
  })

  router.post('/schalter/:key/pruefen', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    if (application.draft.caseId === null && firstOpenStep(application))
      return response.redirect(303, `/amt/schalter/${application.draft.key}`)
    const { code } = await submitApplication(context, application, staffOf(response).login)
    await sendReceipt(context, request, response, code)
  })

  router.get('/schalter/:key/gesendet', (request, response) => sendReceipt(context, request, response, null))

  return router
}

function CheckPage({ application, csrf }: { application: Application; csrf: string }): VNode {
  const { draft, service } = application
  return (
    <>
      <ActingFor draft={draft} csrf={csrf} />
      <h1 class="kern-heading-x-large">Angaben prüfen</h1>
      <p>
        {`${channels.find(({ value }) => value === draft.channel)?.label ?? ''}. `}
        {draft.data.received ? `Eingangsstempel vom ${germanDay(draft.data.received)}. ` : ''}
        Gehen Sie die Angaben bitte mit der Person oder dem Formular durch.
      </p>
      <AllAnswers application={application} />
      <form method="post" action={`/amt/schalter/${draft.key}/pruefen`} class="actions">
        <CsrfField csrf={csrf} />
        <Button label={service.submit} />
        <LinkButton href={`/amt/schalter/${draft.key}`} label="Ändern" kind="secondary" />
      </form>
    </>
  )
}

// Shown in the answer to the post itself: a clerk's browser serves the next person, so the code is kept nowhere.
async function sendReceipt(context: Context, request: Request, response: Response, code: string | null): Promise<void> {
  const draft = await draftOf(context, request, response)
  if (draft.caseId === null) throw new Failure('not-found')
  const application = await readApplication(context, draft)
  const { number } = await refOf(context, draft.caseId)
  const office = await officeContact(context, application.service.office)
  const props = frame(context, response, 'staff')
  response.set('cache-control', 'no-store')
  sendPage(
    response,
    <Page {...props} title={`Erfasst: ${number}`}>
      <Receipt {...{ application, number, code, office }} url={context.settings.publicUrl} />
      <form method="post" action="/amt/schalter/beenden" class="actions no-print">
        <CsrfField csrf={props.csrf} />
        <Button label="Fertig, nächste Person" />
      </form>
    </Page>,
  )
}

interface ReceiptProps {
  readonly application: Application
  readonly number: string
  readonly code: string | null
  readonly office: Office | undefined
  readonly url: string
}

const Receipt = ({ application, number, code, office, url }: ReceiptProps): VNode => (
  <>
    <section class="receipt">
      <h1 class="kern-heading-x-large">Eingangsbestätigung</h1>
      <p>Aktenzeichen</p>
      <p class="code">{number}</p>
      <p class="muted">{`${application.service.title}, erfasst am ${germanMoment(application.draft.updatedAt)}`}</p>
    </section>
    {code ? (
      <CodeCard title="Abrufcode" code={code}>
        <p>
          {'Für die Person: Damit sieht sie den Stand und reicht Unterlagen nach auf '}
          <strong>{`${url.replace(/^https?:\/\//, '')}/status`}</strong>
          {'. Der Code wird nur jetzt gezeigt. Bitte diese Seite drucken (Strg + P) und mitgeben.'}
        </p>
      </CodeCard>
    ) : (
      <Alert kind="info" title="Der Abrufcode wurde schon gezeigt">
        <p class="kern-body">Er wird nicht gespeichert und kann hier nicht noch einmal gezeigt werden.</p>
      </Alert>
    )}
    <h2 class="kern-heading-medium">Wie es weitergeht</h2>
    <ol class="next-steps">
      {application.service.next.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ol>
    {office && <Contact office={office} />}
  </>
)
