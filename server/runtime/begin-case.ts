/** Begins a case of a story: with exactly the variables given, since `start` adds what the town knows of a case. */
import type { Command } from '../../engine/index.ts'
import { caseNumber } from './case-number.ts'
import { afterUnit } from './follow-up.ts'
import { type Describe, latestOf } from './newborn.ts'
import type { Parts } from './parts.ts'

/** What a story says of a case: nothing. */
export const describeStory: Describe = ({ clock }, process) => ({
  counter: 'story',
  numberOf: (counted) => caseNumber(2000, counted),
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
  variablesOf: () => ({}),
})

/** @throws {Refusal} `unknown-model`, or that of the engine */
export async function beginCase(parts: Parts, process: string, command: Command, actor: string): Promise<void> {
  const deployed = await latestOf(parts, process)
  const { about, counter, numberOf } = parts.describe(parts, process)
  const birth = { deployed, about, counter, numberOf, commandOf: () => command, actor }
  await afterUnit(parts, await parts.cases.commit({ town: parts.town.id, births: [birth] }), false)
}
