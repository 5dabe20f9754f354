/** Cases that a message begins, when no case of the process waits for it (rule 13). */
import type { Knex } from 'knex'
import type { Variables } from '../../engine/index.ts'
import type { Db } from '../db/connect.ts'
import type { MessageRow } from './correlate.ts'
import { latestOf, newborn } from './newborn.ts'
import type { Parts } from './parts.ts'
import type { StartWaitRow } from './start-waits.ts'
import type { Birth } from './store/unit.ts'
import type { Deployed } from './world.ts'

export interface Begun {
  readonly start: Pick<StartWaitRow, 'id' | 'process' | 'element' | 'definition'>
  readonly deployed: Deployed
}

/** Start events `s` for messages `m`, without those whose process still has a case that this message began with this key. */
export function messageStarts(db: Db, town: number): Knex.QueryBuilder {
  const running = db('cases as b')
    .where({ 'b.town': town })
    .whereIn('b.status', ['running', 'suspended'])
    .whereRaw('b.process = s.process and b.begun_by = m.name and b.begun_key = m.correlation')
  return db('start_waits as s')
    .where({ 's.town': town, 's.kind': 'message' })
    .whereRaw('s.name = m.name')
    .whereNotExists(running.select(db.raw('1')))
}

/** Where the message begins cases beside those that have received it. */
export async function chooseStarts(
  parts: Parts,
  { id, correlation }: MessageRow,
  received: readonly { readonly process: string }[],
): Promise<readonly Begun[]> {
  const { db, town } = parts
  if (received.length > 0 && correlation === null) return []
  const starts: Begun['start'][] = await messageStarts(db, town.id)
    .join('messages as m', 'm.town', 's.town')
    .where('m.id', id)
    .whereNotIn(
      's.process',
      received.map(({ process }) => process),
    )
    .orderBy('s.id')
    .select('s.id', 's.process', 's.element', 's.definition')
  return Promise.all(starts.map(async (start) => ({ start, deployed: await latestOf(parts, start.process) })))
}

export const birthByMessage = (parts: Parts, message: MessageRow, { start, deployed }: Begun): Birth =>
  newborn(parts, {
    deployed,
    process: start.process,
    start,
    received: JSON.parse(message.variables) as Variables,
    begunBy: { name: message.name, key: message.correlation },
    actor: message.published_by ?? 'system',
    unattended: true,
  })
