/** The waits that a step changed, and who may take its tasks. */
import { tokenIn, type Case, type Change, type Model, type Wait, type World } from '../../../engine/index.ts'
import { waitColumns } from '../rows.ts'
import type { Saving } from './saving.ts'
import type { Row, RowChange } from './tables.ts'

export const waitChanges = (saving: Saving): RowChange[] =>
  saving.step.changed.waits.flatMap((change) => changesOf(saving, change))

function changesOf({ town, before: { ref }, world, model, step }: Saving, { id, before, after }: Change<Wait>) {
  const key = { town, case_id: ref.id, wait: id }
  const changes: RowChange[] = []
  const old = candidatesOf(before)
  const now = candidatesOf(after)
  const same = JSON.stringify(old) === JSON.stringify(now)
  if (old.length > 0 && !same) changes.push({ kind: 'delete', table: 'wait_candidates', row: key })
  if (!after) return [...changes, { kind: 'delete', table: 'waits', row: key } satisfies RowChange]

  const element_name = (modelAround(world, step.case, after) ?? model).elements[after.on]?.name || after.on
  // Whatever changed the wait was the work of whoever held the lease, or makes it worthless.
  const row: Row = { ...key, ...waitColumns(after), element_name, leased_until: null }
  changes.push({ kind: before ? 'update' : 'insert', table: 'waits', row })
  if (same) return changes
  return [
    ...changes,
    ...now.map((one): RowChange => ({ kind: 'insert', table: 'wait_candidates', row: { ...key, ...one } })),
  ]
}

/** The called process in which an element waits, if any. */
function modelAround({ models }: World, after: Case, wait: Wait): Model | null {
  for (let at = tokenIn(after, wait.token); at; at = at.scope === null ? undefined : tokenIn(after, at.scope))
    if (at.called && at.model !== undefined) return models[at.model] ?? null
  return null
}

function candidatesOf(wait: Wait | null): { kind: 'user' | 'group'; who: string }[] {
  if (wait?.until.kind !== 'task') return []
  const { candidates, groups } = wait.until
  const users = [...new Set(candidates)].map((who) => ({ kind: 'user' as const, who }))
  return [...users, ...[...new Set(groups)].map((who) => ({ kind: 'group' as const, who }))]
}
