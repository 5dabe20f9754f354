/** The waits that a step changed, and who may take its tasks. */
import { tokenIn, type Case, type Change, type Model, type Wait, type World } from '../../../engine/index.ts'
import { waitColumns } from '../rows.ts'
import { ANYONE, queuePlace, type QueueState } from '../task-queue.ts'
import type { Saving } from './saving.ts'
import { joined, type RowChange } from './tables.ts'

export function changesOfWaits(saving: Saving, changes: RowChange[]): void {
  for (const change of saving.step.changed.waits) changesOf(saving, change, changes)
}

function changesOf(
  { town, before: { ref, home }, world, model, step }: Saving,
  { id, before, after }: Change<Wait>,
  changes: RowChange[],
): void {
  const key = { town, case_id: ref.id, wait: id }
  const old = candidatesOf(before, home)
  const now = candidatesOf(after, home)
  const same = sameOnes(old, now)
  if (old.length > 0 && !same) changes.push({ kind: 'delete', table: 'wait_candidates', row: key })
  if (!after) return void changes.push({ kind: 'delete', table: 'waits', row: key })

  const element_name = (modelAround(world, step.case, after) ?? model).elements[after.on]?.name || after.on
  // Whatever changed the wait was the work of whoever held the lease, or makes it worthless.
  const row = joined(waitColumns(after), key, { element_name, leased_until: null })
  changes.push({ kind: before ? 'update' : 'insert', table: 'waits', row })
  if (!same)
    for (const candidate of now)
      changes.push({ kind: 'insert', table: 'wait_candidates', row: { ...key, ...candidate } })
}

/** The called process in which an element waits, if any. */
export function modelAround({ models }: Pick<World, 'models'>, after: Case, wait: Wait): Model | null {
  for (let at = tokenIn(after, wait.token); at; at = at.scope === null ? undefined : tokenIn(after, at.scope))
    if (at.called && at.model !== undefined) return models[at.model] ?? null
  return null
}

export interface Candidate {
  readonly kind: 'user' | 'group' | typeof ANYONE
  readonly who: string
  /** Where the task stands in the queue of this row; a person named has no queue. */
  readonly home: string | null
  readonly state: QueueState | null
  readonly urgency: string | null
}

/** Who may take a task, and its places in the queues: the rows of `wait_candidates` without town and wait. */
export function candidatesOf(wait: Wait | null, home: string): readonly Candidate[] {
  if (wait?.until.kind !== 'task') return []
  const { candidates, groups } = wait.until
  const place = queuePlace(wait.until, home)
  const users = [...new Set(candidates)].map((who) => ({ kind: 'user' as const, who, ...nowhere }))
  if (groups.length === 0) return [...users, { kind: ANYONE, who: '', ...place }]
  return [...users, ...[...new Set(groups)].map((who) => ({ kind: 'group' as const, who, ...place }))]
}

const nowhere = { home: null, state: null, urgency: null }

const sameOnes = (some: readonly Candidate[], others: readonly Candidate[]): boolean =>
  some.length === others.length &&
  some.every((one, index) => {
    const other = others[index]
    return (
      one.kind === other?.kind && one.who === other.who && one.state === other.state && one.urgency === other.urgency
    )
  })
