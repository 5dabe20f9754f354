/** Writes one step of a case: the lock, the trail, and only the rows that the step changed. All in the caller's transaction. */
import { EVENT_FORMAT, type Case, type Command, type Model, type Step, type World } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { chunks } from '../db/chunks.ts'
import { Outdated } from '../db/transactions.ts'
import type { Actor } from './contract.ts'
import type { Stored } from './load-case.ts'
import { caseColumns, tokenColumns } from './rows.ts'
import { saveItems } from './save-items.ts'
import { saveThrown } from './save-thrown.ts'
import { saveVisits } from './save-visits.ts'
import { saveWaits } from './save-waits.ts'
import { seal, type Sealed, type StepHeader } from './trail.ts'

export interface Saving {
  readonly town: Town
  readonly before: Stored
  readonly step: Step
  readonly command: Command
  readonly actor: Actor | null
  readonly model: Model
  readonly world: World
}

/** Throws `Outdated` when the case has moved on since it was loaded; the transaction must then be rolled back. */
export async function saveStep(trx: Trx, saving: Saving): Promise<void> {
  if (saving.step.events.length === 0) return
  const trail = trailOf(saving)
  await lockAndMove(trx, saving, trail.hash)
  await trx('steps').insert(trail)
  await saveVisits(trx, saving)
  await saveTokens(trx, saving)
  await saveWaits(trx, saving)
  await saveItems(trx, saving)
  await saveThrown(trx, saving)
}

/** The compare-and-set comes first: whoever loses it has written nothing else. */
async function lockAndMove(trx: Trx, { town, before, step, model }: Saving, head: string): Promise<void> {
  const changed = await trx('cases')
    .where({ town: town.id, id: before.ref.id, seq: before.case.seq })
    .update({ ...caseColumns(step.case), ...target(step.case), ...ending(step, model), head_hash: head })
  if (changed !== 1) throw new Outdated(`case ${before.ref.number} is no longer at event ${before.case.seq}`)
}

/** Our own target as the inbox sorts by it: the earliest that runs, or why it is paused. */
function target({ deadlines }: Case): { target_due: string | null; paused: string | null } {
  const own = Object.values(deadlines).filter(({ kind }) => kind === 'own')
  const due = own.map((clock) => clock.due).filter((moment) => moment !== null)
  return { target_due: due.sort()[0] ?? null, paused: own.find((clock) => clock.due === null)?.reason ?? null }
}

/** When and how the case ended: the reason given, else the name of the end event that was reached. */
function ending({ events }: Step, model: Model): { ended_at?: string; ended_how?: string } {
  const ended = events.find((event) => event.type === 'ended')
  if (!ended) return {}
  const last = events.findLast(
    (event) => event.type === 'left' && model.elements[event.element]?.type === 'bpmn:EndEvent',
  )
  const name = last?.type === 'left' ? model.elements[last.element]?.name : undefined
  return { ended_at: ended.at, ended_how: ended.reason || name || ended.status }
}

function trailOf({ town, before, step, command, actor }: Saving): StepHeader & Sealed & { readonly payload: string } {
  const header = {
    town: town.id,
    case_id: before.ref.id,
    seq: step.case.seq,
    at: step.case.at,
    actor,
    command: command.type,
    format: EVENT_FORMAT,
  }
  const payload = JSON.stringify({ command, events: step.events })
  return { ...header, payload, ...seal(header, payload, before.head) }
}

async function saveTokens(trx: Trx, { town, before, step }: Saving): Promise<void> {
  const mine = { town: town.id, case_id: before.ref.id }
  const gone = step.changed.tokens.flatMap(({ id, after }) => (after ? [] : id))
  if (gone.length > 0) await trx('tokens').where(mine).whereIn('token', gone).delete()

  const entered = new Map(step.events.filter(({ type }) => type === 'entered').map(({ seq, at }) => [seq, at]))
  const kept = step.changed.tokens.flatMap(({ after }) => after ?? [])
  // A token from before keeps its moment of entering: the merge leaves that column out.
  const rows = kept.map((token) => ({
    ...mine,
    ...tokenColumns(token),
    entered_at: entered.get(token.id) ?? step.case.at,
  }))
  for (const some of chunks(rows))
    await trx('tokens')
      .insert(some)
      .onConflict(['town', 'case_id', 'token'])
      .merge(['element', 'phase', 'model', 'variables', 'rest'])
}
