/** Writes the waits that a step changed, and who may take its tasks. */
import { tokenIn, type Case, type Change, type Model, type TaskWait, type Wait, type WaitId, type World } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import { chunks } from '../db/chunks.ts'
import { waitColumns } from './rows.ts'
import type { Saving } from './save-step.ts'

export async function saveWaits(trx: Trx, saving: Saving): Promise<void> {
  const { waits } = saving.step.changed
  await removeWaits(
    trx,
    saving,
    waits.flatMap(({ before, after }) => (before && !after ? before : [])),
  )
  await putWaits(
    trx,
    saving,
    waits.filter(({ after }) => after),
  )
}

async function removeWaits(trx: Trx, { town, before }: Saving, gone: readonly Wait[]): Promise<void> {
  if (gone.length === 0) return
  const mine = { town: town.id, case_id: before.ref.id }
  const tasks = gone.filter(({ until }) => until.kind === 'task').map(({ id }) => id)
  if (tasks.length > 0) {
    const ids = trx('waits').where(mine).whereIn('wait', tasks).select('id')
    await trx('wait_candidates').where({ town: town.id }).whereIn('wait_id', ids).delete()
  }
  await trx('waits')
    .where(mine)
    .whereIn(
      'wait',
      gone.map(({ id }) => id),
    )
    .delete()
}

async function putWaits(
  trx: Trx,
  { town, before, world, model, step: { case: after } }: Saving,
  changes: readonly Change<Wait>[],
): Promise<void> {
  const changed = new Map(changes.map((change) => [change.id, change]))
  const waits = changes.flatMap(({ after: wait }) => wait ?? [])
  const rows = waits.map((wait) => ({
    town: town.id,
    case_id: before.ref.id,
    ...waitColumns(wait),
    element_name: (modelAround(world, after, wait) ?? model).elements[wait.on]?.name || wait.on,
    // Whatever changed the wait was the work of whoever held the lease, or makes it worthless.
    leased_until: null,
  }))
  for (const some of chunks(rows)) {
    const stored = await trx('waits')
      .insert(some)
      .onConflict(['town', 'case_id', 'wait'])
      .merge()
      .returning<{ id: number; wait: WaitId }[]>(['id', 'wait'])
    for (const { id, wait } of stored) await putCandidates(trx, town.id, id, changed.get(wait))
  }
}

/** The called process in which an element waits, if any. */
function modelAround({ models }: World, after: Case, wait: Wait): Model | null {
  for (let at = tokenIn(after, wait.token); at; at = at.scope === null ? undefined : tokenIn(after, at.scope))
    if (at.called && at.model !== undefined) return models[at.model] ?? null
  return null
}

async function putCandidates(
  trx: Trx,
  town: number,
  waitId: number,
  change: Change<Wait> | undefined,
): Promise<void> {
  const { before, after } = change ?? {}
  if (after?.until.kind !== 'task') return
  const old = before?.until.kind === 'task' ? candidatesOf(before.until) : []
  const rows = candidatesOf(after.until)
  if (JSON.stringify(old) === JSON.stringify(rows)) return
  if (old.length > 0) await trx('wait_candidates').where({ town, wait_id: waitId }).delete()
  if (rows.length > 0) await trx('wait_candidates').insert(rows.map((row) => ({ town, wait_id: waitId, ...row })))
}

function candidatesOf({ candidates, groups }: TaskWait): { kind: 'user' | 'group'; who: string }[] {
  const users = [...new Set(candidates)].map((who) => ({ kind: 'user' as const, who }))
  return [...users, ...[...new Set(groups)].map((who) => ({ kind: 'group' as const, who }))]
}
