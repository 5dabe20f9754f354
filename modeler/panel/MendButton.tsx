import type { VNode } from 'preact'
import type { Problem } from '../check/problems.ts'

interface Props {
  readonly problem: Problem
  readonly onMend: (problem: Problem) => void
}

/** What mends a problem with one click, or leads to the page on which a person does; nothing where neither is known. */
export const MendButton = ({ problem, onMend }: Props): VNode | null => {
  const { mend } = problem
  if (!mend) return null
  return mend.href === undefined ? (
    <button type="button" class="lz-problems__do" onClick={() => onMend(problem)}>
      {mend.label}
    </button>
  ) : (
    <a class="lz-problems__do" href={mend.href}>
      {mend.label}
    </a>
  )
}
