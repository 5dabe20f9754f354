import type { VNode } from 'preact'
import { localDay } from '../../context.ts'
import { germanDay } from '../../pages/format.ts'
import { dueState } from '../spans.ts'

/** A deadline as colour and word with its day; a dash without one. */
export function DueTag({ due, today }: { due: string | null; today: string }): VNode {
  if (due === null) return <span class="muted">ohne Frist</span>
  const { tone, words } = dueState(localDay(due), today)
  return (
    <span class={`due due--${tone}`}>
      <span class="due__words">{words}</span> <span class="due__day">{germanDay(due)}</span>
    </span>
  )
}
