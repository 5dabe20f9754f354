/** Counts what is open and keeps the marks on the canvas as they should be. */
import { useEffect, useMemo } from 'preact/hooks'
import type { State } from '../app/store.ts'
import { openCounts } from './conversation.ts'
import { paintComments } from './paintComments.ts'

/** @returns the number of open comments by element */
export function useCommentMarks(
  { modeler, comments, change }: Pick<State, 'modeler' | 'comments' | 'change'>,
  ready: boolean,
  onClick: (element: string) => void,
): ReadonlyMap<string, number> {
  const counts = useMemo(() => openCounts(comments), [comments])
  useEffect(() => {
    if (modeler && ready) paintComments(modeler, counts, onClick)
  }, [ready, counts, change])
  return counts
}
