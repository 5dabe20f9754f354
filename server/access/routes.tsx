/** Signing in and out at the staff's door. */
import { Router, type Request } from 'express'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { field } from '../http/body.ts'
import { CsrfField, frame, Page, sendPage, type PageProps } from '../pages/layout.tsx'
import { signIn } from './accounts.ts'
import { guardForms, maybeStaff, sessionOf } from './guards.ts'
import { beginSession, endSession } from './sessions.ts'

/** Routes below `/amt`: `GET/POST /anmelden`, `POST /abmelden`. */
export function access(context: Context): Router {
  const router = Router()

  router.get('/anmelden', async (request, response) => {
    if (maybeStaff(response)) return response.redirect(303, target(request))
    // A form needs a token, a token a session: one without a person until the password was right.
    if (!sessionOf(response))
      (response.locals as { session?: unknown }).session = await beginSession(context, response, 'staff', null)
    sendPage(response, <LoginPage {...frame(context, response, 'staff')} back={target(request)} />)
  })

  router.post('/anmelden', guardForms, async (request, response) => {
    const account = await signIn(context, field(request, 'login'), field(request, 'password'))
    if (account === null) {
      context.log.warn({ login: field(request, 'login') }, 'sign-in refused')
      return sendPage(
        response,
        <LoginPage
          {...frame(context, response, 'staff')}
          back={target(request)}
          failed
          login={field(request, 'login')}
        />,
        401,
      )
    }
    const anonymous = sessionOf(response)
    if (anonymous) await endSession(context, anonymous, response)
    await beginSession(context, response, 'staff', account)
    response.redirect(303, target(request))
  })

  router.post('/abmelden', guardForms, async (_request, response) => {
    const session = sessionOf(response)
    if (session) await endSession(context, session, response)
    response.redirect(303, '/amt/anmelden')
  })

  return router
}

/** Where to go after signing in: only addresses of our own. */
function target(request: Request): string {
  const wanted =
    field(request, 'weiter') || (typeof request.query['weiter'] === 'string' ? request.query['weiter'] : '')
  return /^\/amt(\/(?!\/)|$|\?)/.test(wanted) ? wanted : '/amt'
}

interface LoginProps extends PageProps {
  readonly back: string
  readonly failed?: boolean
  readonly login?: string
}

const LoginPage = ({ back, failed, login, ...rest }: Omit<LoginProps, 'title'>): VNode => (
  <Page {...rest} title="Anmelden">
    <h1 class="kern-heading-x-large">Anmelden</h1>
    {failed && (
      <div class="kern-alert kern-alert--danger" role="alert">
        <div class="kern-alert__header">
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-title">Benutzername und Passwort passen nicht zusammen.</span>
        </div>
        <div class="kern-alert__body">
          <p class="kern-body">Prüfen Sie beides. Nach zehn Fehlversuchen ist das Konto eine Viertelstunde gesperrt.</p>
        </div>
      </div>
    )}
    <form method="post" action="/amt/anmelden" class="stack">
      <CsrfField csrf={rest.csrf} />
      <input type="hidden" name="weiter" value={back} />
      <div class="kern-form-input">
        <label class="kern-label" for="login">
          Benutzername
        </label>
        <input
          class="kern-form-input__input"
          id="login"
          name="login"
          autocomplete="username"
          required
          value={login ?? ''}
        />
      </div>
      <div class="kern-form-input">
        <label class="kern-label" for="password">
          Passwort
        </label>
        <input
          class="kern-form-input__input"
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </div>
      <button class="kern-btn kern-btn--primary">
        <span class="kern-label">Anmelden</span>
      </button>
    </form>
  </Page>
)
