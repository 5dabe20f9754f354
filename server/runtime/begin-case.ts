import { type Command, newCase, Refusal, step } from '../../engine/index.ts'
import { caseNumber } from './case-number.ts'
import { correlate } from './correlate.ts'
import { nextNumber } from './counter.ts'
import type { Parts } from './parts.ts'
import { caseColumns } from './rows.ts'
import { saveStep } from './save-step.ts'
import { GENESIS } from './trail.ts'

/**
 * A case with exactly the variables and the start event given: the runtime's own `start` adds what the town knows of a case.
 * @throws {Refusal} `unknown-model`, or that of the engine
 */
export async function beginCase(parts: Parts, process: string, command: Command, actor: string): Promise<void> {
  const { db, town, clock } = parts
  const {
    id: deployment,
    model,
    world,
  } = await parts.worlds.latest(process).catch(() => {
    throw new Refusal('unknown-model', process)
  })
  await db.transaction(async (trx) => {
    const before = newCase('', model.id)
    const about = {
      process,
      office: 'story',
      domain: 'general',
      title: process,
      channel: 'online',
      received_at: clock.now(),
    }
    const number = caseNumber(2000, await nextNumber(trx, town.id, 'story'))
    const row = {
      ...caseColumns(before),
      ...about,
      town: town.id,
      number,
      deployment_id: deployment,
      head_hash: GENESIS,
    }
    const [inserted] = await trx('cases').insert(row).returning<{ id: number }[]>('id')
    const id = inserted!.id
    const stored = { case: { ...before, id: String(id) }, ref: { id, number }, deployment, head: GENESIS }
    const first = step(world, stored.case, command, clock.now())
    await saveStep(trx, { town, before: stored, step: first, command, actor, model })
  })
  await correlate(parts)
}
