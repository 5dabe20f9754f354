/** The steps of a case as they were written, and what can be read off them. */
import type { Event, Evidence, Instant } from '../../engine/index.ts'
import type { Context } from '../context.ts'

export interface TrailStep {
  readonly seq: number
  readonly at: Instant
  readonly actor: string | null
  /** Type of the command. */
  readonly command: string
  /** Empty when the payload was erased. */
  readonly events: readonly Event[]
}

/** All steps of a case, oldest first. Whether it may be seen is the caller's to ask. */
export async function trailOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
): Promise<readonly TrailStep[]> {
  const rows = await db('steps')
    .where({ town: town.id, case_id: caseId })
    .orderBy('seq')
    .select<(Omit<TrailStep, 'events'> & { payload: string | null })[]>('seq', 'at', 'actor', 'command', 'payload')
  return rows.map(({ payload, ...step }) => ({
    ...step,
    events: payload === null ? [] : (JSON.parse(payload) as { events: Event[] }).events,
  }))
}

/** Element of every token that ever was. */
export function elementsOfTokens(steps: readonly TrailStep[]): ReadonlyMap<number, string> {
  const entered = steps.flatMap(({ events }) => events).filter((event) => event.type === 'entered')
  return new Map(entered.map(({ seq, element }) => [seq, element]))
}

export interface Decided {
  readonly at: Instant
  readonly element: string
  readonly decision: string
  readonly evidence: Evidence
}

/** What was decided by rule, the latest of each element; an earlier result of a repeated step no longer holds. */
export function decisionsIn(steps: readonly TrailStep[]): readonly Decided[] {
  const elements = elementsOfTokens(steps)
  const latest = new Map<string, Decided>()
  for (const event of steps.flatMap(({ events }) => events)) {
    if (event.type !== 'decided') continue
    const element = elements.get(event.token) ?? ''
    latest.delete(element)
    latest.set(element, { at: event.at, element, decision: event.decision, evidence: event.evidence })
  }
  return [...latest.values()]
}
