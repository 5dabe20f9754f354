/**
 * Commands that a client may repeat. Who got no answer cannot know whether the commit was before or after the power cut: it sends the
 * command again under the same key, and hears of the first one. The key is a row of the command's own commit.
 */
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import type { Also } from './contract.ts'

interface OnceContext {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
}

/** Whether the command was carried out now or had been before, and for which case. */
export interface Once {
  readonly repeated: boolean
  readonly caseId: number | null
}

/** `key` is chosen by the client, up to 255 characters. `carryOut` must hand `also` on to `start` or `send`, and may throw what these throw. */
export async function once(
  context: OnceContext,
  key: string,
  carryOut: (also: Also) => Promise<unknown>,
): Promise<Once> {
  const before = await received(context, key)
  if (before) return before
  let caseId: number | null = null
  try {
    await carryOut(async (trx, ref) => {
      caseId = ref.id
      if (!(await markReceived(trx, context, key, ref.id))) throw new Repeated(key)
    })
  } catch (error) {
    // Whatever was refused: when the first sending has been carried out meanwhile, the client is told so.
    const meanwhile = await received(context, key)
    if (meanwhile) return meanwhile
    throw error
  }
  return { repeated: false, caseId }
}

/** A command of this key has been carried out meanwhile; nothing of this one is written. */
class Repeated extends Error {}

/** Writes the key; false when it is there already. Waits for a transaction that is just writing it. */
export async function markReceived(
  trx: Trx,
  { town, clock }: Pick<OnceContext, 'town' | 'clock'>,
  key: string,
  caseId: number | null,
): Promise<boolean> {
  const inserted = await trx('received_commands')
    .insert({ town: town.id, key, case_id: caseId, at: clock.now() })
    .onConflict(['town', 'key'])
    .ignore()
    .returning<{ key: string }[]>('key')
  return inserted.length === 1
}

async function received({ db, town }: OnceContext, key: string): Promise<Once | null> {
  const row = await db('received_commands')
    .where({ town: town.id, key })
    .first<{ case_id: number | null } | undefined>('case_id')
  return row ? { repeated: true, caseId: row.case_id } : null
}
