/** A window over the page with a heading, what is to be said, and its buttons; Escape closes it. */
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  /** Of the heading, which can take the focus. */
  readonly id: string
  readonly title: ComponentChildren
  readonly kind?: string
  /** What has gone wrong with it. */
  readonly problem?: string | null
  readonly children: ComponentChildren
  /** What can be done. */
  readonly actions?: readonly {
    readonly label: string
    readonly primary?: boolean
    readonly onClick: () => void
  }[]
  /** The button that only closes it. */
  readonly close: { readonly label: string; readonly primary?: boolean }
  readonly busy?: boolean
  readonly onClose: () => void
}

export function Dialog(props: Props): VNode {
  const { id, title, kind = '', problem, children, actions = [], close, busy = false, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const closing = { ...close, onClick: () => dialog.current?.close() }
  return (
    <dialog ref={dialog} class={`lz-dialog ${kind}`.trim()} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {problem && (
        <p class="lz-notice lz-notice--bad" role="alert">
          {problem}
        </p>
      )}
      {children}
      <div class="lz-dialog__buttons">
        {[...actions, closing].map(({ label, primary, onClick }, index) => (
          <button
            key={index}
            type="button"
            class={`kern-btn kern-btn--${primary ? 'primary' : 'secondary'}`}
            disabled={busy}
            onClick={onClick}
          >
            <span class="kern-label">{label}</span>
          </button>
        ))}
      </div>
    </dialog>
  )
}
