import type { VNode } from 'preact'
import { sayCount } from './paintComments.ts'

interface Props {
  readonly count: number
  /** "Schritt 3". */
  readonly about: string
  readonly onClick: () => void
}

/** How many comments are open at a row of the table. */
export const TalkMark = ({ count, about, onClick }: Props): VNode => (
  <button
    type="button"
    class="lz-talk"
    aria-label={`${sayCount(count)}, ${about}`}
    title={sayCount(count)}
    onClick={onClick}
  >
    {count}
  </button>
)
