/** What is wrong, above the form, each linked to its field; read out at once by screen readers. */
import type { VNode } from 'preact'
import type { FormError } from '../../../engine/index.ts'

interface Props {
  readonly errors: readonly FormError[]
  readonly idPrefix?: string
  readonly title?: string
}

export function ErrorSummary({ errors, idPrefix = 'f-', title }: Props): VNode | null {
  if (errors.length === 0) return null
  return (
    <div class="kern-alert kern-alert--danger error-summary" role="alert" tabIndex={-1}>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title">
          {title ??
            (errors.length === 1
              ? 'Eine Angabe fehlt noch oder passt nicht'
              : `${errors.length} Angaben fehlen noch oder passen nicht`)}
        </h2>
      </div>
      <div class="kern-alert__body">
        <ul>
          {errors.map((error) => (
            <li>
              <a class="kern-link" href={`#${idPrefix}${error.key}`}>
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
