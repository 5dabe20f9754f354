/** The row of a new case and its first step. */
import { newCase, step, type Command } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import type { Actor, CaseRef } from './contract.ts'
import type { Parts } from './parts.ts'
import { caseColumns } from './rows.ts'
import { saveStep } from './save-step.ts'
import { GENESIS } from './trail.ts'
import type { Deployed } from './world.ts'

/** What the town knows of a case beside its state. */
export interface CaseAbout {
  readonly process: string
  readonly service: string | null
  readonly office: string
  readonly domain: string
  readonly title: string
  readonly channel: string
  readonly entered_by: string | null
  readonly received_at: string
}

interface NewRow {
  readonly number: string
  readonly about: CaseAbout
  readonly command: Command
  readonly actor: Actor
}

/** Throws the engine's `Refusal` when the process cannot be started like this. */
export async function insertCase(
  trx: Trx,
  { town, clock }: Parts,
  deployed: Deployed,
  { number, about, command, actor }: NewRow,
): Promise<CaseRef> {
  const { id: deployment, model, world } = deployed
  const before = newCase('', model.id)
  const [inserted] = await trx('cases')
    .insert({ ...caseColumns(before), ...about, town: town.id, number, deployment_id: deployment, head_hash: GENESIS })
    .returning<{ id: number }[]>('id')
  if (!inserted) throw new Error(`case ${number} was not stored`)

  const ref = { id: inserted.id, number }
  const stored = { case: { ...before, id: String(ref.id) }, ref, deployment, head: GENESIS }
  const first = step(world, stored.case, command, clock.now())
  await saveStep(trx, { town, before: stored, step: first, command, actor, model })
  return ref
}
