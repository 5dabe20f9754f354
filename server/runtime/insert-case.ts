/** The row of a new case and its first step. */
import { newCase, step, type Command } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import { Outdated } from '../db/transactions.ts'
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

/** The message that began a case. */
export interface BegunBy {
  readonly name: string
  readonly key: string | null
}

interface NewRow {
  readonly number: string
  readonly about: CaseAbout
  readonly command: Command
  readonly actor: Actor
  readonly begunBy?: BegunBy
}

/** Throws the engine's `Refusal` when the process cannot be started like this. */
export async function insertCase(
  trx: Trx,
  { town, clock }: Parts,
  deployed: Deployed,
  { number, about, command, actor, begunBy }: NewRow,
): Promise<CaseRef> {
  const { id: deployment, model, world } = deployed
  const before = newCase('', model.id)
  const begun = { begun_by: begunBy?.name ?? null, begun_key: begunBy?.key ?? null }
  const row = { ...caseColumns(before), ...about, ...begun, number, deployment_id: deployment, head_hash: GENESIS }
  const [inserted] = await trx('cases')
    .insert({ town: town.id, ...row })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id')
  if (!inserted) throw new Outdated(`case ${number} was begun by someone else in the meantime`)

  const ref = { id: inserted.id, number }
  const stored = { case: { ...before, id: String(ref.id) }, ref, deployment, head: GENESIS }
  const first = step(world, stored.case, command, clock.now())
  await saveStep(trx, { town, before: stored, step: first, command, actor, model, world })
  return ref
}
