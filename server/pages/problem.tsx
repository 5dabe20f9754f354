/** The page that says what went wrong and what to do next; the same facts as `application/problem+json` for machines. */
import type { ErrorRequestHandler, Request, Response } from 'express'
import type { VNode } from 'preact'
import { Refusal, refusals } from '../../engine/index.ts'
import { maybeStaff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { databaseProblem } from '../db/problems.ts'
import { isConflict } from '../db/transactions.ts'
import { errors, Failure, type ErrorCode, type ErrorEntry } from '../errors.ts'
import { AgainForm } from './again.tsx'
import { frame, Page, sendPage } from './layout.tsx'

interface Shown extends ErrorEntry {
  readonly code: string
  readonly detail: string | null
  /** Only for programs. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Last handler of the app: turns what was thrown into a page or a problem document. */
export const problemHandler =
  (context: Context): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    // What is still on its way is read and forgotten: else the sender never comes to read this answer.
    if (!request.complete) request.resume()
    const shown = describe(error)
    const reference = Math.random().toString(36).slice(2, 10)
    if (shown.status >= 500) context.log.error({ err: error, reference, path: request.path }, 'request failed')
    if (shown.retryAfter !== undefined) response.set('Retry-After', String(shown.retryAfter))
    if (request.path.startsWith('/api/') || !request.accepts('html')) {
      const { facts, ...said } = shown
      response
        .status(shown.status)
        .type('application/problem+json')
        .send({ ...facts, ...said, ...(shown.status >= 500 ? { reference } : {}) })
      return
    }
    sendProblem(context, response, shown, reference)
  }

function describe(error: unknown): Shown {
  if (error instanceof Failure)
    return { code: error.code, ...errors[error.code], detail: error.detail, facts: error.facts }
  if (error instanceof Refusal) {
    const { says, todo } = refusals[error.code]
    return { code: error.code, status: 409, says: says.de, next: todo.de, detail: null }
  }
  const code = codeOf(error)
  return { code, ...errors[code], detail: null }
}

/** Seconds for which people wait before they send a form again. */
const SOON = 60

function codeOf(error: unknown): ErrorCode {
  const problem = databaseProblem(error)
  if (problem) return problem
  if (isConflict(error)) return 'busy'
  // What the parser of bodies throws says itself what it is.
  const type = error instanceof Error && 'type' in error ? error.type : null
  if (type === 'entity.parse.failed') return 'bad-input'
  return type === 'entity.too.large' ? 'too-large' : 'internal'
}

function sendProblem(context: Context, response: Response, shown: Shown, reference: string): void {
  const door = response.req.originalUrl.startsWith('/amt') || maybeStaff(response) ? 'staff' : 'citizen'
  sendPage(
    response,
    <Page {...frame(context, response, door)} title={shown.says}>
      <h1 class="kern-heading-x-large">{shown.says}</h1>
      {shown.detail && <p>{shown.detail}</p>}
      <p>{shown.next}</p>
      {(shown.retryAfter ?? SOON) < SOON && <AgainForm request={response.req} />}
      {shown.status >= 500 && <p>{`Fehlernummer: ${reference}`}</p>}
      <Back request={response.req} />
      <p>
        <a class="kern-link" href={door === 'staff' ? '/amt' : '/'}>
          Zur Startseite
        </a>
      </p>
    </Page>,
    shown.status,
  )
}

/** To where a form was sent from: nobody looks for it again from the start. */
const Back = ({ request }: { request: Request }): VNode | null => {
  const from = request.method === 'POST' ? pageOf(request) : null
  return from === null ? null : (
    <p>
      <a class="kern-link" href={from}>
        Zurück zur Seite davor
      </a>
    </p>
  )
}

/** Only what is a page of this server. */
function pageOf(request: Request): string | null {
  const from = request.get('referer') ?? ''
  return URL.canParse(from) && new URL(from).host === request.get('host') ? from : null
}
