/** Before the first question: what happens to the data (Art. 13 DSGVO) and how long a draft is kept. */
import { Router } from 'express'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { CsrfField, frame, Page, sendPage } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { PrivacyNotice } from '../pages/privacy-notice.tsx'
import { applicationForm } from '../records/application-form.ts'
import { createDraft, DRAFT_DAYS } from '../records/drafts.ts'
import { officeContact } from '../records/office-contact.ts'
import { serviceOf } from './services.tsx'
import { rememberDraft } from './session.ts'

export function begin(context: Context): Router {
  const router = Router()

  router.get('/leistungen/:slug/beginnen', async (request, response) => {
    const service = serviceOf(context, request.params.slug)
    // Nobody reads a privacy notice for a service that cannot be begun.
    await applicationForm(context, service.process)
    const office = await officeContact(context, service.office)
    const props = frame(context, response, 'citizen')
    sendPage(
      response,
      <Page {...props} title={`Bevor es losgeht – ${service.title}`}>
        <nav class="breadcrumb" aria-label="Sie sind hier">
          <a href={`/leistungen/${service.slug}`}>{service.title}</a>
        </nav>
        <h1 class="kern-heading-x-large">Bevor es losgeht</h1>
        <KeptNotice />
        <PrivacyNotice service={service} town={context.town.name} office={office} />
        <form method="post" class="actions">
          <CsrfField csrf={props.csrf} />
          <Button label="Verstanden, weiter zur ersten Frage" />
        </form>
      </Page>,
    )
  })

  router.post('/leistungen/:slug/beginnen', async (request, response) => {
    const service = serviceOf(context, request.params.slug)
    const { version } = await applicationForm(context, service.process)
    const draft = await createDraft(context, { service: service.id, formVersion: version, channel: 'online' })
    await rememberDraft(context, response, draft.id)
    response.redirect(303, `/antrag/${draft.key}`)
  })

  return router
}

const KeptNotice = (): VNode => (
  <ul class="prose">
    <li>Ein Konto brauchen Sie nicht.</li>
    <li>
      {'Ihre Angaben werden bei jedem „Weiter“ gespeichert. Ein Entwurf wird '}
      <strong>{`${DRAFT_DAYS} Tage aufgehoben, dann gelöscht.`}</strong>
      {' Mit „Später weitermachen“ bekommen Sie einen Code dafür.'}
    </li>
    <li>Erst wenn Sie am Ende absenden, sieht die Sachbearbeitung Ihre Angaben.</li>
  </ul>
)
