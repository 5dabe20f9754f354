/** The bar above a form or a decision: what is open, its own undo, and the way back. */
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './Icon.tsx'

interface Props {
  readonly title: string
  /** Null while it loads. */
  readonly stack: {
    undo(): void
    redo(): void
    canUndo(): boolean
    canRedo(): boolean
  } | null
  readonly status: VNode
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

export function WorkHead({ title, stack, status, onClose, children }: Props): VNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const tool = (icon: 'undo' | 'redo', label: string, can: boolean | undefined): VNode => (
    <button
      type="button"
      class="lz-tool"
      title={label}
      aria-label={label}
      disabled={!can}
      onClick={() => stack?.[icon]()}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <header class="lz-bar">
      <div class="lz-bar__title">
        <h2 id="lz-work-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p>{status}</p>
      </div>
      {children}
      <div class="lz-tools" role="group" aria-label="Werkzeuge">
        {tool('undo', 'Rückgängig', stack?.canUndo())}
        {tool('redo', 'Wiederholen', stack?.canRedo())}
      </div>
      <button type="button" class="kern-btn kern-btn--primary kern-btn--x-small" onClick={onClose}>
        <span class="kern-label">Fertig</span>
      </button>
    </header>
  )
}
