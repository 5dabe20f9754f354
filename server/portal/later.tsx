/** Going on later: a code to write down or to mail to oneself, and the way back in with it. */
import { Router, type Response } from 'express'
import { makeLinkCode, openLinkCode } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field } from '../http/body.ts'
import { longDate } from '../pages/format.ts'
import { CsrfField, frame, Page, sendPage } from '../pages/layout.tsx'
import { Alert, Button, CodeCard, LinkButton, TextField } from '../pages/parts.tsx'
import { readApplication, type Application } from '../records/application.ts'
import { DRAFT_DAYS, type Draft } from '../records/drafts.ts'
import { draftMail, queueMail } from '../records/mails.ts'
import { draftOf, rememberDraft } from './session.ts'

export function later(context: Context): Router {
  const router = Router()

  router.post('/antrag/:key/link-mailen', async (request, response) => {
    const application = await readApplication(context, await draftOf(context, request, response))
    const to = field(request, 'email')
    if (application.draft.caseId !== null) throw new Failure('unknown-draft')
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(to))
      return showCode(context, response, application, { email: to, wrong: true })
    await mailLink(context, application.draft, to)
    showCode(context, response, application, { email: to, wrong: false })
  })

  router.get('/weiter', (_request, response) => showEntry(context, response, null))
  router.post('/weiter', (request, response) => enter(context, response, field(request, 'code')))
  router.get('/weiter/:code', (request, response) => enter(context, response, request.params.code))

  return router
}

const newCode = (context: Context, draft: Draft): Promise<string> =>
  context.db.transaction((trx) => makeLinkCode(trx, context, 'draft', { draftId: draft.id }))

async function mailLink(context: Context, draft: Draft, to: string): Promise<void> {
  const { town, settings, clock, db } = context
  const code = await newCode(context, draft)
  const mail = draftMail(to, code, longDate(draft.expiresAt), { townName: town.name, publicUrl: settings.publicUrl })
  await queueMail(db, town, mail, clock.now())
}

interface Mailed {
  readonly email: string
  readonly wrong: boolean
}

/** Shows a fresh code; earlier ones go on working, so that nothing that was written down becomes useless. */
export async function showCode(
  context: Context,
  response: Response,
  application: Application,
  mailed: Mailed | null = null,
): Promise<void> {
  const code = await newCode(context, application.draft)
  const props = frame(context, response, 'citizen')
  sendPage(
    response,
    <Page {...props} title="Später weitermachen">
      <p class="preline">{application.service.title}</p>
      <h1 class="kern-heading-x-large">Später weitermachen</h1>
      {mailed && !mailed.wrong && <Alert kind="success" title={`Der Link ist unterwegs an ${mailed.email}`} live />}
      <p>
        {'Ihre Angaben sind gespeichert. Wir heben sie bis zum '}
        <strong>{longDate(application.draft.expiresAt)}</strong>
        {' auf und löschen sie dann.'}
      </p>
      <CodeCard title="Ihr Code zum Weitermachen" code={code}>
        <p>
          {'Notieren Sie ihn oder drucken Sie diese Seite. Eingeben können Sie ihn auf '}
          <strong>{`${context.settings.publicUrl.replace(/^https?:\/\//, '')}/weiter`}</strong>. Wer den Code hat, kann
          Ihren Entwurf lesen.
        </p>
      </CodeCard>
      <form method="post" action={`/antrag/${application.draft.key}/link-mailen`} class="stack no-print" noValidate>
        <h2 class="kern-heading-medium">Oder den Link an sich selbst mailen</h2>
        <CsrfField csrf={props.csrf} />
        <TextField
          name="email"
          type="email"
          label="Ihre E-Mail-Adresse"
          hint="Wir benutzen sie nur für diese eine E-Mail."
          autocomplete="email"
          value={mailed?.email ?? ''}
          error={mailed?.wrong ? 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.' : null}
        />
        <div class="actions">
          <Button label="Link mailen" kind="secondary" />
          <LinkButton href={`/antrag/${application.draft.key}`} label="Jetzt doch weitermachen" kind="tertiary" />
        </div>
      </form>
    </Page>,
    mailed?.wrong ? 422 : 200,
  )
}

async function enter(context: Context, response: Response, typed: string): Promise<void> {
  try {
    const { draftId } = await openLinkCode(context, 'draft', typed)
    if (draftId === null) throw new Failure('wrong-code')
    await rememberDraft(context, response, draftId)
    const row = await context
      .db('drafts')
      .where({ town: context.town.id, id: draftId })
      .first<{ key: string } | undefined>('key')
    if (!row) throw new Failure('unknown-draft')
    response.redirect(303, `/antrag/${row.key}`)
  } catch (error) {
    if (!(error instanceof Failure) || (error.code !== 'wrong-code' && error.code !== 'code-locked')) throw error
    showEntry(context, response, { typed, locked: error.code === 'code-locked' })
  }
}

function showEntry(context: Context, response: Response, wrong: { typed: string; locked: boolean } | null): void {
  const props = frame(context, response, 'citizen')
  sendPage(
    response,
    <Page {...props} title={wrong ? 'Fehler: Weitermachen' : 'Weitermachen'}>
      <h1 class="kern-heading-x-large">Weitermachen</h1>
      <p>{`Mit dem Code öffnen Sie Ihren Entwurf. Entwürfe werden ${DRAFT_DAYS} Tage aufgehoben, dann gelöscht.`}</p>
      <form method="post" action="/weiter" class="stack" noValidate>
        <CsrfField csrf={props.csrf} />
        <TextField
          name="code"
          label="Code"
          hint="16 Zeichen, zum Beispiel K7PM-2XQA-9DTR-HW4C"
          value={wrong?.typed ?? ''}
          error={wrong ? codeError(wrong.locked) : null}
        />
        <Button label="Entwurf öffnen" />
      </form>
    </Page>,
    wrong ? (wrong.locked ? 429 : 403) : 200,
  )
}

const codeError = (locked: boolean): string =>
  locked
    ? 'Zu viele Fehlversuche. Bitte versuchen Sie es in einer Stunde noch einmal.'
    : 'Zu diesem Code gibt es keinen Entwurf. Bitte prüfen Sie die Zeichen. Nach 30 Tagen werden Entwürfe gelöscht.'
