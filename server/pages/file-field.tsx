/** Where a file is chosen, with its hint and what is wrong with it. */
import type { VNode } from 'preact'

interface Props {
  /** Of the input; also its name. */
  readonly id: string
  readonly label: string
  readonly hint: string
  /** Endings, as HTML's `accept` names them. */
  readonly accept: string
  readonly multiple?: boolean
  readonly required?: boolean
  readonly problem?: string | null
}

export const FileField = ({ id, label, hint, accept, problem = null, ...more }: Props): VNode => (
  <div class={`kern-form-input${problem === null ? '' : ' kern-form-input--error'}`}>
    <label class="kern-label" for={id}>
      {label}
    </label>
    <div class="kern-hint" id={`${id}-hinweis`}>
      {hint}
    </div>
    {problem !== null && (
      <p class="kern-error" id={`${id}-fehler`} role="alert">
        <span class="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
        <span class="kern-body">{problem}</span>
      </p>
    )}
    <input
      class="kern-form-input__input"
      type="file"
      id={id}
      name={id}
      accept={accept}
      aria-describedby={problem === null ? `${id}-hinweis` : `${id}-hinweis ${id}-fehler`}
      aria-invalid={problem === null ? undefined : 'true'}
      {...more}
    />
  </div>
)
