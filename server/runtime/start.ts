/** A new case: number, participants and first step in one commit. */
import { localDay } from '../context.ts'
import { newCase, step, type Command, type Instant, type Variables } from '../../engine/index.ts'
import type { Trx } from '../db/connect.ts'
import { retrying } from '../db/transactions.ts'
import { caseNumber } from './case-number.ts'
import type { Actor, Also, CaseRef, NewCase } from './contract.ts'
import { correlate } from './correlate.ts'
import { nextNumber } from './counter.ts'
import { contactOf, insertParticipants } from './participants.ts'
import type { Parts } from './parts.ts'
import { caseColumns } from './rows.ts'
import { saveStep } from './save-step.ts'
import { GENESIS } from './trail.ts'
import type { Deployed } from './world.ts'

/** Throws `unknown-process` when no version of it is deployed. */
export async function start(parts: Parts, input: NewCase, actor: Actor, also?: Also): Promise<CaseRef> {
  const deployed = await parts.worlds.latest(input.process)
  const ref = await retrying(() =>
    parts.db.transaction(async (trx) => {
      const ref = await firstStep(parts, trx, deployed, input, actor)
      await also?.(trx, ref)
      return ref
    }),
  )
  parts.notifier.wake()
  await correlate(parts)
  return ref
}

async function firstStep(parts: Parts, trx: Trx, deployed: Deployed, input: NewCase, actor: Actor): Promise<CaseRef> {
  const { town, clock } = parts
  const now = clock.now()
  const year = Number(localDay(now).slice(0, 4))
  const number = caseNumber(year, await nextNumber(trx, town.id, `case-${year}`))
  const before = newCase('', deployed.model.id)
  const row = {
    ...caseColumns(before),
    ...about(input, now),
    town: town.id,
    number,
    deployment_id: deployed.id,
    head_hash: GENESIS,
  }
  const [inserted] = await trx('cases').insert(row).returning<{ id: number }[]>('id')
  if (!inserted) throw new Error(`case ${number} was not stored`)

  const ref = { id: inserted.id, number }
  await insertParticipants(trx, town.id, ref.id, input.participants)
  const stored = { case: { ...before, id: String(ref.id) }, ref, deployment: deployed.id, head: GENESIS }
  const command: Command = { type: 'start', variables: firstVariables(input, number, now), by: actor }
  const first = step(deployed.world, stored.case, command, now)
  await saveStep(trx, { town, before: stored, step: first, command, actor, model: deployed.model })
  return ref
}

function about(
  { process, service, office, domain, title, channel, enteredBy, received }: NewCase,
  now: Instant,
): Record<string, string | null> {
  // Noon in UTC lies in the same day in every German winter and summer.
  const received_at = received === undefined || received === localDay(now) ? now : `${received}T12:00:00.000Z`
  return { process, service, office, domain, title, channel, entered_by: enteredBy, received_at }
}

/** What every process may rely on beside the form's data. */
function firstVariables(input: NewCase, nummer: string, now: Instant): Variables {
  const vorgang = { nummer, eingang: input.received ?? localDay(now), kanal: input.channel }
  return { ...input.variables, vorgang, kontakt: contactOf(input.participants) }
}
