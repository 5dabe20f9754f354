import type { VNode } from 'preact'

/** A button between the fields of the panel. */
export const SmallButton = ({ label, onClick }: { label: string; onClick: () => void }): VNode => (
  <p class="lz-field">
    <button type="button" class="kern-btn kern-btn--secondary kern-btn--x-small" onClick={onClick}>
      <span class="kern-label">{label}</span>
    </button>
  </p>
)
