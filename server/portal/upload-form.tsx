/** Sending papers to a case. */
import type { VNode } from 'preact'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'

interface Props {
  readonly action: string
  readonly csrf: string
  readonly problem: string | null
}

export const UploadForm = ({ action, csrf, problem }: Props): VNode => (
  <form method="post" action={action} encType="multipart/form-data" class="stack" noValidate>
    <CsrfField csrf={csrf} />
    <div class={`kern-form-input${problem ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for="unterlagen">
        Unterlagen hochladen
      </label>
      <div class="kern-hint" id="unterlagen-hinweis">
        PDF, JPG oder PNG, höchstens 10 MB je Datei. Ein Foto mit dem Handy genügt, wenn alles lesbar ist.
      </div>
      {problem && (
        <p class="kern-error" id="unterlagen-fehler" role="alert">
          <span class="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
          <span class="kern-body">{problem}</span>
        </p>
      )}
      <input
        class="kern-form-input__input"
        type="file"
        id="unterlagen"
        name="unterlagen"
        multiple
        accept=".pdf,.jpg,.jpeg,.png"
        aria-describedby={problem ? 'unterlagen-hinweis unterlagen-fehler' : 'unterlagen-hinweis'}
        aria-invalid={problem ? 'true' : undefined}
      />
    </div>
    <Button label="Unterlagen senden" />
  </form>
)
