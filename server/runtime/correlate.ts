/**
 * Brings kept messages to the cases that wait for them (semantics, rule 13). Publishing stores the message first; whoever
 * commits last, publisher or subscriber, then sees both. Consuming a message and the steps of its receivers are one commit.
 */
import { Refusal, type Instant, type Variables, type WaitId } from '../../engine/index.ts'
import type { Knex } from 'knex'
import type { Db, Trx } from '../db/connect.ts'
import { Outdated, retrying } from '../db/transactions.ts'
import { birthByMessage, chooseStarts, messageStarts } from './begin-by-message.ts'
import { deliverBroadcast } from './broadcasts.ts'
import type { Parts } from './parts.ts'
import { stillWaits } from './start-waits.ts'
import { stoppedAt } from './stop-at.ts'
import { Overtaken, type CaseCommand } from './store/unit.ts'
import { wakeFor } from './wake.ts'

/** Delivers every kept message that somebody waits for, oldest first; returns how many. `asOf` decides what has expired. */
export async function correlate(parts: Parts, asOf: Instant = parts.clock.now()): Promise<number> {
  let delivered = 0
  let after = 0
  for (;;) {
    const message = await nextMessage(parts, asOf, after)
    if (!message) return delivered
    try {
      const done = await retrying(() => deliver(parts, message))
      delivered += done
      if (done === 0) after = message.id
    } catch (error) {
      // The message stays; the next pass tries again, and the others do not wait for it.
      parts.log.error({ err: error, message: message.id, name: message.name }, 'a message could not be delivered')
      after = message.id
    }
  }
}

/** Brings messages and signals to whom they concern, until nothing is under way; returns how many. */
export async function settle(parts: Parts, asOf?: Instant): Promise<number> {
  for (let total = 0; ;) {
    const done = (await correlate(parts, asOf)) + (await deliverBroadcast(parts))
    if (done === 0) return total
    total += done
  }
}

/** What follows a commit. It stands whatever happens here, so an error is only logged: the background loop tries again. */
export async function afterCommit(parts: Parts, asOf?: Instant): Promise<void> {
  parts.notifier.wake()
  try {
    await settle(parts, asOf)
  } catch (error) {
    parts.log.error({ err: error }, 'messages could not be looked at after a commit')
  }
}

export interface MessageRow {
  readonly id: number
  readonly name: string
  readonly correlation: string | null
  readonly message_id: string | null
  readonly variables: string
  readonly published_by: string | null
}

/** The oldest message for which a running case waits, or with which a case may begin. */
function nextMessage({ db, town }: Parts, asOf: Instant, after: number): Promise<MessageRow | undefined> {
  return db('messages as m')
    .where({ 'm.town': town.id, 'm.consumed_at': null })
    .where('m.id', '>', after)
    .where((open) => open.whereNull('m.expires_at').orWhere('m.expires_at', '>=', asOf))
    .where((wanted) => {
      const waiting = receivers(db, town.id)
        .whereRaw('w.name = m.name')
        .whereRaw('(m.correlation is null or w.correlation is null or w.correlation = m.correlation)')
      const one = db.raw('1')
      void wanted.whereExists(waiting.select(one)).orWhereExists(messageStarts(db, town.id).select(one))
    })
    .orderBy('m.id')
    .first<MessageRow | undefined>('m.id', 'm.name', 'm.correlation', 'm.message_id', 'm.variables', 'm.published_by')
}

/** Message waits of running cases. */
function receivers(db: Db, town: number): Knex.QueryBuilder {
  return db('waits as w')
    .join('cases as c', (on) => on.on('c.town', 'w.town').andOn('c.id', 'w.case_id'))
    .where({ 'w.town': town, 'w.kind': 'message', 'c.status': 'running' })
}

interface Receiver {
  readonly case_id: number
  readonly wait: WaitId
  readonly process: string
}

/** One case of each process, the one that waits longest; without a key only the one that waits longest of all. */
async function chooseReceivers({ db, town }: Parts, { name, correlation }: MessageRow): Promise<Receiver[]> {
  const waiting: Receiver[] = await receivers(db, town.id)
    .where('w.name', name)
    .whereRaw('(cast(:key as text) is null or w.correlation is null or w.correlation = :key)', { key: correlation })
    .orderBy(['w.since', 'w.case_id', 'w.wait'])
    .select('w.case_id', 'w.wait', 'c.process')
  if (correlation === null) return waiting.slice(0, 1)
  return waiting.filter(({ process }, index) => waiting.findIndex((other) => other.process === process) === index)
}

async function deliver(parts: Parts, message: MessageRow): Promise<number> {
  const chosen = await chooseReceivers(parts, message)
  const begun = await chooseStarts(parts, message, chosen)
  if (chosen.length + begun.length === 0) return 0
  try {
    const done = await parts.cases.commit({
      town: parts.town.id,
      commands: chosen.map((receiver) => received(message, receiver)),
      births: begun.map((one) => birthByMessage(parts, message, one)),
      first: async (trx) => {
        if (!(await consume(trx, parts, message))) throw new Overtaken()
        for (const { start } of begun) await stillWaits(trx, parts.town.id, start)
      },
    })
    wakeFor(parts, done.steps)
    return 1
  } catch (error) {
    if (error instanceof Overtaken) return 0
    if (error instanceof Refusal && noLongerThere.includes(error.code))
      throw new Outdated(`a case no longer waits for ${message.name}`)
    const waits = (id: number): WaitId[] => chosen.flatMap(({ case_id, wait }) => (case_id === id ? wait : []))
    if (await stoppedAt(parts, error, waits)) throw new Outdated(`a case could not take in ${message.name}`)
    throw error
  }
}

/** Who was chosen has gone on meanwhile: somebody else may be next. */
const noLongerThere = ['wait-not-found', 'case-ended', 'case-suspended']

function received(message: MessageRow, { case_id, wait }: Receiver): CaseCommand {
  const variables = JSON.parse(message.variables) as Variables
  const actor = message.published_by
  return { caseId: case_id, command: { type: 'resume', wait, variables, ...(actor !== null && { by: actor }) }, actor }
}

/** False when another node was faster. A message with an id of its own leaves its row, so that a repetition is recognised. */
async function consume(trx: Trx, { town, clock }: Parts, { id, message_id }: MessageRow): Promise<boolean> {
  const open = trx('messages').where({ town: town.id, id, consumed_at: null })
  const changed =
    message_id === null ? await open.delete() : await open.update({ consumed_at: clock.now(), variables: '{}' })
  return changed === 1
}
