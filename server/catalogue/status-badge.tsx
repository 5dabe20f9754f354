import type { VNode } from 'preact'
import type { Status } from '../../analysis/index.ts'
import { statusWords } from '../ratings/words.ts'

/** The status as a word; the colour only repeats it. */
export const StatusBadge = ({ status }: { status: Status }): VNode => (
  <strong class={`ozg-status ozg-status--${status}`}>{statusWords[status]}</strong>
)
