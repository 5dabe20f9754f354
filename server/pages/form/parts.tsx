/** Label, hint and error of a field: the same everywhere, so that nobody has to look for them. */
import type { VNode } from 'preact'
import type { Field } from '../../../engine/index.ts'
import { errorOf, idOf, type FormView } from './view.ts'

interface Props {
  readonly field: Field
  readonly view: FormView
}

export const Optional = ({ field }: { field: Field }): VNode | null =>
  field.required || field.readonly ? null : <span class="kern-label__optional">(freiwillig)</span>

export const Labelled = ({ field, view }: Props): VNode => (
  <label class="kern-label" for={idOf(view, field.key)}>
    {`${field.label} `}
    <Optional field={field} />
  </label>
)

export const FieldHint = ({ field, view, hint }: Props & { hint: string | null }): VNode | null =>
  hint ? (
    <div class="kern-hint" id={`${idOf(view, field.key)}-hinweis`}>
      {hint}
    </div>
  ) : null

export function FieldError({ field, view }: Props): VNode | null {
  const message = errorOf(view, field.key)
  if (!message) return null
  return (
    <p class="kern-error" id={`${idOf(view, field.key)}-fehler`}>
      <span class="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
      <span class="kern-body">
        <span class="kern-sr-only">Fehler: </span>
        {message}
      </span>
    </p>
  )
}

/** Value of `aria-describedby`: hint and error, as far as they are there. */
export function describedBy(view: FormView, field: Field, hint: string | null): string | undefined {
  const id = idOf(view, field.key)
  return (
    [hint ? `${id}-hinweis` : '', errorOf(view, field.key) ? `${id}-fehler` : ''].filter(Boolean).join(' ') || undefined
  )
}
