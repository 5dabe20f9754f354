import type { VNode } from 'preact'

interface Props {
  readonly label: string
  readonly off?: boolean
  readonly onClick: () => void
}

export const Button = ({ label, off = false, onClick }: Props): VNode => (
  <button type="button" class="kern-btn kern-btn--secondary kern-btn--x-small" disabled={off} onClick={onClick}>
    <span class="kern-label">{label}</span>
  </button>
)
