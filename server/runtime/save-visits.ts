/** Writes the visits that a step finished: element, entered, left, how. What figures and timelines read. */
import type { Event, Instant, Step, TokenId } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import { chunks } from '../db/chunks.ts'
import type { Saving } from './save-step.ts'

type Left = Extract<Event, { readonly type: 'left' }>

/** Must run before the tokens are written: it reads from their rows when they were entered. */
export async function saveVisits(trx: Trx, { town, before, step, actor, model, world }: Saving): Promise<void> {
  const left = step.events.filter((event): event is Left => event.type === 'left')
  if (left.length === 0) return
  const mine = { town: town.id, case_id: before.ref.id }
  const entered = new Map<TokenId, Instant>(
    step.events.filter(({ type }) => type === 'entered').map(({ seq, at }) => [seq, at]),
  )
  const older = left.map(({ token }) => token).filter((id) => !entered.has(id))
  if (older.length > 0) {
    const rows = await trx('tokens')
      .where(mine)
      .whereIn('token', older)
      .select<{ token: TokenId; entered_at: Instant }[]>('token', 'entered_at')
    for (const { token, entered_at } of rows) entered.set(token, entered_at)
  }
  const answered = answeredTokens(step)
  const rows = left.map(({ token, element, how, at, model: foreign }) => ({
    ...mine,
    token,
    element,
    type: (world.models[foreign ?? model.id] ?? model).elements[element]?.type ?? 'bpmn:Process',
    entered_at: entered.get(token) ?? at,
    left_at: at,
    how,
    actor: answered.has(token) ? actor : null,
  }))
  for (const some of chunks(rows)) await trx('visits').insert(some)
}

/** Whose wait the actor of this step answered; the elements passed on the way are nobody's work. */
function answeredTokens({ events, changed }: Step): ReadonlySet<TokenId> {
  const resumed = new Set(events.flatMap((event) => (event.type === 'resumed' ? event.wait : [])))
  return new Set(changed.waits.flatMap(({ id, before }) => (before && resumed.has(id) ? before.token : [])))
}
