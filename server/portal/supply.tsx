/** Papers without an account: the address or QR code printed on a letter. Opens nothing but the way in. */
import { Router, type Response } from 'express'
import { openLinkCode } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf, type UploadedFile } from '../http/body.ts'
import { CsrfField, frame, Page, sendPage } from '../pages/layout.tsx'
import { Button, TextField } from '../pages/parts.tsx'
import { refOf } from '../records/submit.ts'
import { supplyPapers } from '../records/supply.ts'
import { Received } from './status-page.tsx'
import { UploadForm } from './upload-form.tsx'

export function supply(context: Context): Router {
  const router = Router()

  router.get('/nachreichen', (_request, response) => showEntry(context, response, null))
  router.post('/nachreichen', (request, response) => upload(context, response, field(request, 'code'), null))
  router.get('/nachreichen/:code', (request, response) => upload(context, response, request.params.code, null))
  router.post('/nachreichen/:code', (request, response) =>
    upload(context, response, request.params.code, formOf(request).files),
  )

  return router
}

/** The code is proved at every request: the letter may lie on a table. */
async function upload(
  context: Context,
  response: Response,
  code: string,
  files: readonly UploadedFile[] | null,
): Promise<void> {
  const caseId = await openSupply(context, response, code)
  if (caseId === null) return
  const { number } = await refOf(context, caseId)
  if (files === null) return show(context, response, { code, number, received: 0, problem: null })
  if (files.length === 0)
    return show(
      context,
      response,
      { code, number, received: 0, problem: 'Bitte wählen Sie mindestens eine Datei aus.' },
      422,
    )
  try {
    const { documents } = await supplyPapers(context, caseId, files)
    show(context, response, { code, number, received: documents.length, problem: null })
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'bad-file') throw error
    show(
      context,
      response,
      {
        code,
        number,
        received: 0,
        problem: `${error.detail ?? ''} Es wurde nichts hochgeladen.`,
      },
      422,
    )
  }
}

async function openSupply(context: Context, response: Response, code: string): Promise<number | null> {
  try {
    return (await openLinkCode(context, 'supply', code)).caseId
  } catch (error) {
    if (!(error instanceof Failure) || (error.code !== 'wrong-code' && error.code !== 'code-locked')) throw error
    showEntry(context, response, { typed: code, locked: error.code === 'code-locked' })
    return null
  }
}

interface Shown {
  readonly code: string
  readonly number: string
  readonly received: number
  readonly problem: string | null
}

function show(context: Context, response: Response, { code, number, received, problem }: Shown, status = 200): void {
  const props = frame(context, response, 'citizen')
  response.set('cache-control', 'no-store')
  sendPage(
    response,
    <Page {...props} title={problem ? 'Fehler: Unterlagen nachreichen' : 'Unterlagen nachreichen'}>
      <p class="preline">{number}</p>
      <h1 class="kern-heading-x-large">Unterlagen nachreichen</h1>
      {received > 0 && <Received count={received} />}
      <p>
        {received > 0
          ? 'Wenn noch etwas fehlt, können Sie weitere Dateien senden.'
          : 'Was gebraucht wird, steht in unserem Schreiben.'}
      </p>
      <UploadForm action={`/nachreichen/${encodeURIComponent(code)}`} csrf={props.csrf ?? ''} problem={problem} />
    </Page>,
    status,
  )
}

function showEntry(context: Context, response: Response, wrong: { typed: string; locked: boolean } | null): void {
  const props = frame(context, response, 'citizen')
  const error = wrong?.locked
    ? 'Zu viele Fehlversuche. Bitte versuchen Sie es in einer Stunde noch einmal oder bringen Sie die Unterlagen vorbei.'
    : 'Diesen Code gibt es nicht. Bitte prüfen Sie die Zeichen auf unserem Schreiben.'
  sendPage(
    response,
    <Page {...props} title={wrong ? 'Fehler: Unterlagen nachreichen' : 'Unterlagen nachreichen'}>
      <h1 class="kern-heading-x-large">Unterlagen nachreichen</h1>
      <p>Auf unserem Schreiben steht ein Code für die Unterlagen. Damit senden Sie Dateien, ohne sich anzumelden.</p>
      <form method="post" action="/nachreichen" class="stack" noValidate>
        <CsrfField csrf={props.csrf} />
        <TextField
          name="code"
          label="Code"
          hint="16 Zeichen, zum Beispiel K7PM-2XQA-9DTR-HW4C"
          value={wrong?.typed ?? ''}
          error={wrong ? error : null}
        />
        <Button label="Weiter" />
      </form>
    </Page>,
    wrong ? (wrong.locked ? 429 : 403) : 200,
  )
}
