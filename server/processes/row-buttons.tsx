import type { VNode } from 'preact'

interface ActionProps {
  /** What the server is told. */
  readonly does: string
  readonly label: string
  /** What it is about, for those who do not see where it stands. */
  readonly about: string
  /** Id of the place where the page opens again. */
  readonly at: string
  readonly kind?: 'secondary' | 'tertiary'
}

/** A small button that works on one part of the page and brings it back. */
export const ActionButton = ({ does, label, about, at, kind = 'tertiary' }: ActionProps): VNode => (
  <button
    class={`kern-btn kern-btn--${kind} kern-btn--x-small`}
    name="was"
    value={does}
    formAction={`#${at}`}
    aria-label={`${label}: ${about}`}
  >
    <span class="kern-label">{label}</span>
  </button>
)

interface Props {
  readonly rows: string
  readonly at: number
  readonly last: number
  /** "2. Stand". */
  readonly called: string
}

export const RowButtons = ({ rows, at, last, called }: Props): VNode => {
  const button = (does: string, label: string): VNode => (
    <ActionButton does={`${does}.${rows}.${at}`} label={label} about={called} at={`zeile-${rows}.${at}`} />
  )
  return (
    <p class="process-actions">
      {at > 0 && button('hoch', 'Nach oben')}
      {at < last && button('runter', 'Nach unten')}
      {button('weg', 'Entfernen')}
    </p>
  )
}
