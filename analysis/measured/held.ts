/**
 * When a task lay in somebody's hands: from the moment a person takes it to the moment it is done or given back. What is left
 * of the time it stood open is waiting.
 */
import type { Visit } from './measured.ts'

/** A task is taken by somebody, or given back. */
export interface Taking {
  readonly case: number
  /** The wait of the task: a number that is greater than its token's and smaller than that of any later token. */
  readonly wait: number
  readonly at: string
  readonly taken: boolean
}

export type Span = readonly [from: string, to: string]

/** The spans in which a visit was in somebody's hands; null where nobody ever took it, so that nobody knows. */
export function heldIn(visit: Visit, takings: readonly Taking[]): readonly Span[] | null {
  if (takings.every(({ taken }) => !taken)) return null
  const spans: Span[] = []
  let since: string | null = null
  for (const { at, taken } of [...takings].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    if (taken) since ??= at
    else if (since !== null) {
      spans.push([since, at])
      since = null
    }
  }
  return since === null ? spans : [...spans, [since, visit.leftAt]]
}

/** The takings of each visit of one case: a wait belongs to the last task that was begun before it. */
export function takingsOf(visits: readonly Visit[], takings: readonly Taking[]): ReadonlyMap<Visit, readonly Taking[]> {
  const tasks = visits.filter(({ type }) => type === 'bpmn:UserTask').sort((a, b) => b.token - a.token)
  const found = new Map<Visit, Taking[]>()
  for (const taking of takings) {
    const visit = tasks.find(
      ({ token, enteredAt, leftAt }) => token < taking.wait && enteredAt <= taking.at && taking.at <= leftAt,
    )
    if (visit) found.set(visit, [...(found.get(visit) ?? []), taking])
  }
  return found
}
