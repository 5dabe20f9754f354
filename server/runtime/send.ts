/** One command, one commit, shared with whatever else arrives at that moment. */
import type { Case, Command } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import type { Actor, Also } from './contract.ts'
import { afterUnit } from './follow-up.ts'
import type { Parts } from './parts.ts'

/** Looks in the transaction whether the command may still be carried out; throws when not. */
export type Guard = (trx: Trx) => Promise<void>

export interface Sending {
  readonly also?: Also | undefined
  readonly guard?: Guard
  /** Lets the commands of people go before. */
  readonly background?: boolean
}

/** Throws `unknown-case`, or the engine's `Refusal`; nothing has changed then. */
export async function send(
  parts: Parts,
  id: number,
  command: Command,
  actor: Actor,
  { also, guard, background = false }: Sending = {},
): Promise<Case> {
  const done = await parts.cases.commit({
    town: parts.town.id,
    commands: [{ caseId: id, command, actor }],
    background,
    ...(guard && { first: guard }),
    ...(also && { also: (trx, [ref]) => also(trx, ref ?? { id, number: '' }) }),
  })
  await afterUnit(parts, done, also !== undefined)
  const [state] = done.cases
  if (!state) throw new Error(`case ${id} was committed without a state`)
  return state
}
