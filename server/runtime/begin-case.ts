/** Begins a case with exactly the variables and the start event given: `start` adds what the town knows of a case. */
import { type Command, Refusal } from '../../engine/index.ts'
import { caseNumber } from './case-number.ts'
import { afterCommit } from './correlate.ts'
import { nextNumber } from './counter.ts'
import { insertCase } from './insert-case.ts'
import type { Parts } from './parts.ts'

/** @throws {Refusal} `unknown-model`, or that of the engine */
export async function beginCase(parts: Parts, process: string, command: Command, actor: string): Promise<void> {
  const { db, town, clock } = parts
  const deployed = await parts.worlds.latest(process).catch(() => {
    throw new Refusal('unknown-model', process)
  })
  const nobodys = { service: null, office: 'story', domain: 'general', channel: 'online', entered_by: null }
  const about = { ...nobodys, process, title: process, received_at: clock.now() }
  await db.transaction(async (trx) => {
    const number = caseNumber(2000, await nextNumber(trx, town.id, 'story'))
    await insertCase(trx, parts, deployed, { number, about, command, actor })
  })
  await afterCommit(parts)
}
