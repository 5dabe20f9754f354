/** "Anders erledigt": ends the case off its way. Asked once more, with what the law says to it. */
import type { VNode } from 'preact'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button } from '../pages/parts.tsx'
import type { CaseFile } from '../records/case-file.ts'
import { WORK_CSS } from '../records/shown/style.ts'
import { caseHref } from './parts.tsx'
import { waitings } from './waiting.ts'

interface Props extends PageProps {
  readonly file: CaseFile
  readonly reason: string
  readonly error: string | null
}

export const CancelPage = (props: Props): VNode => {
  const { file, reason, error, csrf } = props
  const { number, title } = file.row
  const kind = file.service?.kind
  return (
    <Page {...props} title="Anders erledigt" styles={[WORK_CSS]}>
      <h1 class="kern-heading-large">Vorgang anders erledigt?</h1>
      <p>{`${title}, ${number}`}</p>
      {kind !== undefined && kind !== 'application' && (
        <Alert kind="warning" title="Das ist eine Pflicht, kein Antrag.">
          <p>
            Wer hier schweigt, hat nichts zurückgenommen: Die Pflicht besteht weiter. Beenden Sie den Vorgang nur, wenn
            die Sache wirklich auf anderem Weg erledigt ist, zum Beispiel doppelt erfasst oder an eine andere Gemeinde
            abgegeben.
          </p>
        </Alert>
      )}
      <p>Der Vorgang endet sofort und läuft nicht weiter. Offene Aufgaben verschwinden:</p>
      <ul>
        {waitings(file).map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
      <form method="post" action={`${caseHref(number)}/anders-erledigt`}>
        <CsrfField csrf={csrf} />
        <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
          <label class="kern-label" for="f-grund">
            Grund
          </label>
          {error && (
            <p class="kern-error" id="f-grund-fehler" role="alert">
              {error}
            </p>
          )}
          <textarea
            class="kern-form-input__input"
            id="f-grund"
            name="grund"
            maxLength={1000}
            aria-describedby={error ? 'f-grund-fehler' : undefined}
          >
            {reason}
          </textarea>
        </div>
        <p class="button-row">
          <Button label="Vorgang endgültig beenden" />
          <a class="kern-link" href={caseHref(number)}>
            Abbrechen
          </a>
        </p>
      </form>
    </Page>
  )
}
