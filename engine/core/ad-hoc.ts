/** What is still to begin in an ad-hoc subprocess that does one thing after the other, and whether it takes no more. */
import type { Token } from './case.ts'
import { inside } from './draft.ts'
import type { ElementId } from './ids.ts'
import type { Element } from './model.ts'
import { present, record, type Run } from './run.ts'
import { enter } from './verbs.ts'

export const isDone = (token: Token): boolean => token.adHoc?.done === true

export function markDone(run: Run, token: Token): void {
  record(run, { type: 'planned', token: token.id, pending: [], done: true })
}

/** Begins what was chosen: in parallel all of it; sequentially the first, if nothing else is under way. */
export function beginChosen(run: Run, token: Token, { adHoc }: Element, chosen: readonly ElementId[]): void {
  if (!adHoc?.sequential) {
    for (const id of chosen) enter(run, id, token, null)
    return
  }
  const waiting = [...(token.adHoc?.pending ?? []), ...chosen]
  const [first, ...rest] = waiting
  const free = first !== undefined && inside(run.draft, token.id).length === 0
  record(run, { type: 'planned', token: token.id, pending: free ? rest : waiting, done: false })
  if (free) enter(run, first, present(run, token.id), null)
}
