/** The waits that a step changed, and who may take its tasks. */
import { tokenIn, type Case, type Change, type Model, type Wait, type World } from '../../../engine/index.ts'
import { waitColumns } from '../rows.ts'
import type { Saving } from './saving.ts'
import type { Row, RowChange } from './tables.ts'

export function changesOfWaits(saving: Saving, changes: RowChange[]): void {
  for (const change of saving.step.changed.waits) changesOf(saving, change, changes)
}

function changesOf(
  { town, before: { ref }, world, model, step }: Saving,
  { id, before, after }: Change<Wait>,
  changes: RowChange[],
): void {
  const key = { town, case_id: ref.id, wait: id }
  const old = candidatesOf(before)
  const now = candidatesOf(after)
  const same = sameOnes(old, now)
  if (old.length > 0 && !same) changes.push({ kind: 'delete', table: 'wait_candidates', row: key })
  if (!after) return void changes.push({ kind: 'delete', table: 'waits', row: key })

  const element_name = (modelAround(world, step.case, after) ?? model).elements[after.on]?.name || after.on
  // Whatever changed the wait was the work of whoever held the lease, or makes it worthless.
  const row: Row = { ...key, ...waitColumns(after), element_name, leased_until: null }
  changes.push({ kind: before ? 'update' : 'insert', table: 'waits', row })
  if (!same)
    for (const { kind, who } of now)
      changes.push({ kind: 'insert', table: 'wait_candidates', row: { ...key, kind, who } })
}

/** The called process in which an element waits, if any. */
function modelAround({ models }: World, after: Case, wait: Wait): Model | null {
  for (let at = tokenIn(after, wait.token); at; at = at.scope === null ? undefined : tokenIn(after, at.scope))
    if (at.called && at.model !== undefined) return models[at.model] ?? null
  return null
}

interface Candidate {
  readonly kind: 'user' | 'group'
  readonly who: string
}

function candidatesOf(wait: Wait | null): readonly Candidate[] {
  if (wait?.until.kind !== 'task') return []
  const { candidates, groups } = wait.until
  const users = [...new Set(candidates)].map((who) => ({ kind: 'user' as const, who }))
  return [...users, ...[...new Set(groups)].map((who) => ({ kind: 'group' as const, who }))]
}

const sameOnes = (some: readonly Candidate[], others: readonly Candidate[]): boolean =>
  some.length === others.length &&
  some.every(({ kind, who }, index) => kind === others[index]?.kind && who === others[index].who)
