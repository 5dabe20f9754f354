/** After sending (S3): the case number, the Abrufcode once, what happens next and by when, who is responsible. */
import { Router, type Request, type Response } from 'express'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { AllAnswers } from '../pages/all-answers.tsx'
import { frame, CsrfField, Page, sendPage } from '../pages/layout.tsx'
import { germanMoment } from '../pages/format.ts'
import { Alert, Button, CodeCard, Contact, LinkButton } from '../pages/parts.tsx'
import { readApplication, type Application } from '../records/application.ts'
import type { Draft } from '../records/drafts.ts'
import { officeContact } from '../records/office-contact.ts'
import type { Office } from '../records/offices.ts'
import { onPaperVariable } from '../records/on-paper.ts'
import { refOf, replaceCode } from '../records/submit.ts'
import type { CaseRef } from '../runtime/contract.ts'
import { casesOf, draftOf, rememberCase } from './session.ts'
import { wordsOf } from '../pages/service-words.ts'

export function sent(context: Context): Router {
  const router = Router()

  router.get('/antrag/:key/gesendet', async (request, response) => {
    const { application, ref } = await sentApplication(context, request, response)
    const office = await officeContact(context, application.service.office)
    const props = frame(context, response, 'citizen')
    // Not kept anywhere but in the person's browser: no cache may keep the code either.
    response.set('cache-control', 'no-store')
    sendPage(
      response,
      <Page {...props} title={`${wordsOf(application.service).noun} eingegangen`}>
        <SentPage
          application={application}
          number={ref.number}
          code={codeIn(request)}
          office={office}
          csrf={props.csrf ?? ''}
        />
      </Page>,
    )
  })

  router.post('/antrag/:key/neuer-code', async (request, response) => {
    const { application, ref } = await sentApplication(context, request, response)
    keepCode(context, response, application.draft, await replaceCode(context, ref))
    response.redirect(303, `/antrag/${application.draft.key}/gesendet`)
  })

  router.get('/antrag/:key/kopie', async (request, response) => {
    const { application, ref } = await sentApplication(context, request, response)
    sendPage(
      response,
      <Page {...frame(context, response, 'citizen')} title={`Ihre Angaben zu ${ref.number}`}>
        <p class="preline">{application.service.title}</p>
        <h1 class="kern-heading-x-large">{`Ihre Angaben zu ${ref.number}`}</h1>
        <p>{`Abgeschickt am ${germanMoment(application.draft.updatedAt)} an die Stadtverwaltung ${context.town.name}.`}</p>
        <AllAnswers application={application} />
      </Page>,
    )
  })

  return router
}

async function sentApplication(
  context: Context,
  request: Request,
  response: Response,
): Promise<{ application: Application; ref: CaseRef }> {
  const draft = await draftOf(context, request, response)
  if (draft.caseId === null) throw new Failure('not-found')
  return { application: await readApplication(context, draft), ref: await refOf(context, draft.caseId) }
}

const COOKIE = 'lz_code'
const SHOWN_MS = 15 * 60 * 1000

/** The session may open the case from now on; the code travels in the browser's own cookie for a quarter of an hour. */
export async function rememberSent(
  context: Context,
  response: Response,
  draft: Draft,
  caseId: number,
  code: string | null,
): Promise<void> {
  if (!casesOf(response).includes(caseId)) await rememberCase(context, response, caseId)
  if (code !== null) keepCode(context, response, draft, code)
}

// The server holds the code only as a hash. The cookie goes to this one page and lets a reload or print show it again.
function keepCode({ settings }: Context, response: Response, draft: Draft, code: string): void {
  const secure = settings.publicUrl.startsWith('https:')
  response.cookie(COOKIE, code, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: `/antrag/${draft.key}/gesendet`,
    maxAge: SHOWN_MS,
  })
}

const codeIn = (request: Request): string | null =>
  /(?:^|;\s*)lz_code=([0-9A-Z-]{14})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1] ?? null

interface SentProps {
  readonly application: Application
  readonly number: string
  readonly code: string | null
  readonly office: Office | undefined
  readonly csrf: string
}

const SentPage = ({ application, number, code, office, csrf }: SentProps): VNode => (
  <>
    <section class="receipt">
      <p class="receipt__mark">
        <span class="kern-icon kern-icon--success" aria-hidden="true" />
      </p>
      <h1 class="kern-heading-x-large">{`${wordsOf(application.service).article} ${wordsOf(application.service).noun} ist eingegangen`}</h1>
      <p>Aktenzeichen</p>
      <p class="code">{number}</p>
      <p class="muted">{`${application.service.title}, ${germanMoment(application.draft.updatedAt)}`}</p>
    </section>
    {code ? <CodeOnce code={code} /> : <CodeGone application={application} csrf={csrf} />}
    <h2 class="kern-heading-medium">Wie es weitergeht</h2>
    <ol class="next-steps">
      {application.service.next.map((sentence) => (
        <li>{sentence}</li>
      ))}
      {bringsPaper(application) && (
        <li>{`Ihre Unterlagen auf Papier geben Sie bitte im Bürgerbüro ab oder schicken sie uns. Schreiben Sie das Aktenzeichen ${number} dazu.`}</li>
      )}
    </ol>
    {office && (
      <>
        <h2 class="kern-heading-medium">Zuständig</h2>
        <Contact office={office} />
      </>
    )}
    <div class="actions no-print">
      <LinkButton
        href={`/antrag/${application.draft.key}/kopie`}
        label="Ihre Angaben zum Ausdrucken"
        kind="secondary"
      />
      <LinkButton href={`/status/${number}`} label="Stand ansehen" kind="secondary" />
    </div>
  </>
)

const bringsPaper = ({ draft, values }: Application): boolean =>
  Object.keys(onPaperVariable(draft.data.paper, values)).length > 0

const CodeOnce = ({ code }: { code: string }): VNode => (
  <CodeCard title="Ihr Abrufcode" code={code}>
    <p>
      <strong>Bitte jetzt notieren oder diese Seite drucken.</strong> Der Code wird nur hier gezeigt. Mit Aktenzeichen
      und Abrufcode sehen Sie jederzeit den Stand, ohne Konto.
    </p>
  </CodeCard>
)

const CodeGone = ({ application, csrf }: { application: Application; csrf: string }): VNode => (
  <Alert kind="info" title="Ihr Abrufcode wurde schon gezeigt">
    <p class="kern-body">
      Wenn Sie ihn nicht notiert haben, machen wir Ihnen einen neuen. Der alte gilt dann nicht mehr.
    </p>
    <form method="post" action={`/antrag/${application.draft.key}/neuer-code`}>
      <CsrfField csrf={csrf} />
      <Button label="Neuen Abrufcode zeigen" kind="secondary" small />
    </form>
  </Alert>
)
