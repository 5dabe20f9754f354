/** Begins a case of a story: with exactly the variables given, since `start` adds what the town knows of a case. */
import type { Command } from '../../engine/index.ts'
import { caseNumber } from './case-number.ts'
import { afterCommit } from './correlate.ts'
import { nextNumber } from './counter.ts'
import { insertCase } from './insert-case.ts'
import { type Describe, latestOf } from './newborn.ts'
import type { Parts } from './parts.ts'

/** What a story says of a case: nothing. */
export const describeStory: Describe = async (trx, { town, clock }, process) => ({
  number: caseNumber(2000, await nextNumber(trx, town.id, 'story')),
  about: {
    process,
    service: null,
    office: 'story',
    domain: 'general',
    title: process,
    channel: 'online',
    entered_by: null,
    received_at: clock.now(),
  },
  variables: {},
})

/** @throws {Refusal} `unknown-model`, or that of the engine */
export async function beginCase(parts: Parts, process: string, command: Command, actor: string): Promise<void> {
  const deployed = await latestOf(parts, process)
  await parts.db.transaction(async (trx) => {
    const { number, about } = await parts.describe(trx, parts, process)
    await insertCase(trx, parts, deployed, { number, about, command, actor })
  })
  await afterCommit(parts)
}
