/** What pages have in common that put a part of the draft into words. */
import type { VNode } from 'preact'
import type { FormError } from '../../engine/index.ts'
import { Alert } from '../pages/parts.tsx'

/** Opens beside the page, so that nothing typed is lost. */
export const PreviewButton = ({ label }: { label: string }): VNode => (
  <button class="kern-btn kern-btn--secondary" name="was" value="vorschau" formTarget="_blank">
    <span class="kern-label">{label}</span>
  </button>
)

export const Overtaken = (): VNode => (
  <Alert kind="warning" title="Inzwischen hat jemand anderes gespeichert" live>
    <p class="kern-body">
      Ihre Eingaben stehen unten und sind noch nicht gespeichert. Wenn Sie jetzt speichern, ersetzen sie die Fassung der
      anderen Person. Öffnen Sie die Seite in einem zweiten Fenster, um beide zu vergleichen.
    </p>
  </Alert>
)

/** Nothing typed is lost while something is missing; deploying waits for it. */
export const SavedUnfinished = (): VNode => (
  <Alert kind="warning" title="Im Entwurf gespeichert, aber noch nicht vollständig" live>
    <p class="kern-body">Was noch fehlt, steht unten. Sie können später weiterschreiben.</p>
  </Alert>
)

interface WarningsProps {
  readonly title: string
  readonly warnings: readonly FormError[]
}

/** What it can be deployed with and should not; each entry leads to its input. */
export const Warnings = ({ title, warnings }: WarningsProps): VNode | null =>
  warnings.length === 0 ? null : (
    <Alert kind="warning" title={title}>
      <ul>
        {warnings.map(({ key, message }) => (
          <li>
            <a class="kern-link" href={`#f-${key}`}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  )
