/** A new case: number, participants and first step in one commit. */
import { localDay } from '../context.ts'
import type { Instant, Variables } from '../../engine/index.ts'
import { retrying } from '../db/transactions.ts'
import { caseNumber } from './case-number.ts'
import type { Actor, Also, CaseRef, NewCase } from './contract.ts'
import { afterCommit } from './correlate.ts'
import { nextNumber } from './counter.ts'
import { insertCase, type CaseAbout } from './insert-case.ts'
import { contactOf, insertParticipants } from './participants.ts'
import type { Parts } from './parts.ts'

/** Throws `unknown-process` when no version of it is deployed. */
export async function start(parts: Parts, input: NewCase, actor: Actor, also?: Also): Promise<CaseRef> {
  const deployed = await parts.worlds.latest(input.process)
  const ref = await retrying(() =>
    parts.db.transaction(async (trx) => {
      const now = parts.clock.now()
      const year = Number(localDay(now).slice(0, 4))
      const number = caseNumber(year, await nextNumber(trx, parts.town.id, `case-${year}`))
      const command = { type: 'start', variables: firstVariables(input, number, now), by: actor } as const
      const ref = await insertCase(trx, parts, deployed, { number, about: about(input, now), command, actor })
      await insertParticipants(trx, parts.town.id, ref.id, input.participants)
      await also?.(trx, ref)
      return ref
    }),
  )
  await afterCommit(parts)
  return ref
}

function about(
  { process, service, office, domain, title, channel, enteredBy, received }: NewCase,
  now: Instant,
): CaseAbout {
  // Noon in UTC lies in the same day in every German winter and summer.
  const received_at = received === undefined || received === localDay(now) ? now : `${received}T12:00:00.000Z`
  return { process, service, office, domain, title, channel, entered_by: enteredBy, received_at }
}

/** What every process may rely on beside the form's data. */
function firstVariables(input: NewCase, nummer: string, now: Instant): Variables {
  const vorgang = { nummer, eingang: input.received ?? localDay(now), kanal: input.channel }
  return { ...input.variables, vorgang, kontakt: contactOf(input.participants) }
}
