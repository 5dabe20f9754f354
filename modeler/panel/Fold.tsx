/** A group of the panel under its name; stays open or closed from element to element. */
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'

const opened = new Map<string, boolean>()

interface Props {
  readonly title: string
  /** Whether it is open until somebody has opened or closed it. */
  readonly begins: boolean
  readonly onOpen?: (open: boolean) => void
  readonly children: ComponentChildren
}

export function Fold({ title, begins, onOpen, children }: Props): VNode {
  const [open, setOpen] = useState(opened.get(title) ?? begins)
  const toggle = (event: Event): void => {
    const now = (event.currentTarget as HTMLDetailsElement).open
    if (now !== open) opened.set(title, now)
    setOpen(now)
    onOpen?.(now)
  }
  return (
    <details class="lz-fold" open={open} onToggle={toggle}>
      <summary>{title}</summary>
      <div class="lz-fold__body">{children}</div>
    </details>
  )
}
