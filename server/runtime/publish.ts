/** Publishes a message: stored first, then brought to whoever waits. */
import type { Instant, Variables } from '../../engine/index.ts'
import { insertBroadcast } from './broadcasts.ts'
import type { Actor } from './contract.ts'
import { afterCommit } from './correlate.ts'
import { checkNamed } from './limits.ts'
import { markReceived } from './once.ts'
import type { Parts } from './parts.ts'

export interface Message {
  readonly name: string
  readonly key: string | null
  readonly variables: Variables
  /** A second message of this name with the same id is ignored. */
  readonly messageId?: string
  /** Until when it is kept for someone who does not wait yet; for ever when left out. */
  readonly until?: Instant
}

export async function publish(
  parts: Parts,
  { name, key, variables, messageId, until }: Message,
  actor: Actor,
): Promise<void> {
  checkNamed(variables)
  const now = parts.clock.now()
  const row = {
    town: parts.town.id,
    name,
    correlation: key,
    message_id: messageId ?? null,
    variables: JSON.stringify(variables),
    published_at: now,
    published_by: actor,
    expires_at: until ?? null,
  }
  await parts.db('messages').insert(row).onConflict(['town', 'name', 'message_id']).ignore()
  // As of its own moment, so that a message that is not to be kept still reaches whoever waits now.
  await afterCommit(parts, now)
}

/** Removes messages for which nobody came in time. */
export async function dropExpired({ db, town, clock }: Parts): Promise<void> {
  await db('messages').where({ town: town.id }).where('expires_at', '<', clock.now()).delete()
}

export interface SignalFromOutside {
  readonly name: string
  readonly variables: Variables
  /** A second signal of this name with the same id is ignored. */
  readonly signalId?: string
}

/** Throws a signal from outside: everyone who waits for it now gets it, and its start events begin cases. */
export async function broadcast(
  parts: Parts,
  { name, variables, signalId }: SignalFromOutside,
  actor: Actor,
): Promise<void> {
  checkNamed(variables)
  const { db, town, clock } = parts
  await db.transaction(async (trx) => {
    if (signalId !== undefined && !(await markReceived(trx, parts, `signal ${name} ${signalId}`, null))) return
    await insertBroadcast(trx, town.id, { name, variables, at: clock.now(), thrownBy: null, actor })
  })
  await afterCommit(parts)
}
