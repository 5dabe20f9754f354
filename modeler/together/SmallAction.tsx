import type { VNode } from 'preact'

interface Props {
  readonly label: string
  /** Says more to those who do not see where it stands. */
  readonly about?: string
  readonly kind?: 'secondary' | 'tertiary'
  readonly onClick?: () => void
  readonly type?: 'button' | 'submit'
}

/** A small button of the design system. */
export const SmallAction = ({ label, about, kind = 'secondary', onClick, type = 'button' }: Props): VNode => (
  <button type={type} class={`kern-btn kern-btn--${kind} kern-btn--x-small`} onClick={onClick}>
    <span class="kern-label">
      {label}
      {about && <span class="lz-unseen">: {about}</span>}
    </span>
  </button>
)
