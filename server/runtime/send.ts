/** One command, one commit. A conflict with another node loads and steps again, unseen. */
import { step, type Case, type Command } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import { retrying } from '../db/transactions.ts'
import type { Actor, Also } from './contract.ts'
import { afterCommit } from './correlate.ts'
import { loadCase } from './load-case.ts'
import type { Parts } from './parts.ts'
import { saveStep } from './save-step.ts'

/** Looks in the transaction whether the command may still be carried out; throws when not. */
export type Guard = (trx: Trx) => Promise<void>

/** Throws `unknown-case`, or the engine's `Refusal`; nothing has changed then. */
export async function send(
  parts: Parts,
  id: number,
  command: Command,
  actor: Actor,
  also?: Also,
  guard?: Guard,
): Promise<Case> {
  const after = await parts.inTurn(id, () => retrying(() => attempt(parts, id, command, actor, also, guard)))
  await afterCommit(parts)
  return after
}

async function attempt(
  parts: Parts,
  id: number,
  command: Command,
  actor: Actor,
  also?: Also,
  guard?: Guard,
): Promise<Case> {
  const { db, town, clock, worlds } = parts
  const before = await loadCase(db, town, id)
  const { world, model } = await worlds.around(before.deployment, before.case)
  const result = step(world, before.case, command, clock.now())
  await db.transaction(async (trx) => {
    await guard?.(trx)
    await saveStep(trx, { town, before, step: result, command, actor, model, world })
    await also?.(trx, before.ref)
  })
  return result.case
}
