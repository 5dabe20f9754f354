/** A new case: number, participants and first step in one commit. */
import { localDay } from '../context.ts'
import { beginsPlainly, type ElementId, type Instant, type Model, type Variables } from '../../engine/index.ts'
import { caseNumber } from './case-number.ts'
import type { Actor, Also, CaseRef, NewCase } from './contract.ts'
import { afterUnit } from './follow-up.ts'
import { contactOf, participantRows } from './participants.ts'
import type { Parts } from './parts.ts'
import { startWithForm } from './start-form.ts'
import type { CaseAbout } from './store/unit.ts'

/** Throws `unknown-process` when no version of it is deployed. */
export async function start(parts: Parts, input: NewCase, actor: Actor, also?: Also): Promise<CaseRef> {
  const deployed = await parts.worlds.latest(input.process)
  const now = parts.clock.now()
  const today = localDay(now)
  const year = Number(today.slice(0, 4))
  const birth = {
    deployed,
    about: about(input, now, today),
    counter: `case-${year}`,
    numberOf: (counted: number) => caseNumber(year, counted),
    commandOf: (number: string) =>
      ({
        type: 'start',
        ...placeOf(deployed.model, input.at),
        variables: firstVariables(input, number, today),
        by: actor,
      }) as const,
    actor,
    participants: participantRows(input.participants),
  }
  const done = await parts.cases.commit({
    town: parts.town.id,
    births: [birth],
    ...(also && { also: (trx, [ref]) => also(trx, ref ?? { id: 0, number: '' }) }),
  })
  await afterUnit(parts, done, also !== undefined)
  const [ref] = done.refs
  if (!ref) throw new Error('a case was committed without a number')
  return ref
}

/** The place that was named; else, of several where a case can begin, the one that asks for an application. */
function placeOf(model: Model, named: ElementId | undefined): { readonly at?: ElementId } {
  if (named !== undefined) return { at: named }
  if (beginsPlainly(model)) return {}
  const asking = startWithForm(model)
  return asking ? { at: asking.id } : {}
}

function about(
  { process, service, office, domain, title, channel, enteredBy, received }: NewCase,
  now: Instant,
  today: string,
): CaseAbout {
  // Noon in UTC lies in the same day in every German winter and summer.
  const received_at = received === undefined || received === today ? now : `${received}T12:00:00.000Z`
  return { process, service, office, domain, title, channel, entered_by: enteredBy, received_at }
}

/** What every process may rely on beside the form's data. */
function firstVariables(input: NewCase, nummer: string, today: string): Variables {
  const vorgang = { nummer, eingang: input.received ?? today, kanal: input.channel }
  return { ...input.variables, vorgang, kontakt: contactOf(input.participants) }
}
