/** How a case stands in the town's words: milestones of the service, and whether it is the citizen's turn. */
import type { Context } from '../context.ts'
import type { ServiceDefinition } from '../services/definition.ts'

export interface Milestone {
  readonly label: string
  /** When it was reached; null while it was not. */
  readonly at: string | null
}

export interface CaseProgress {
  readonly milestones: readonly Milestone[]
  /** What is asked of the citizen now. */
  readonly yourTurn: string | null
}

/** A milestone is reached when one of its elements has been left; it is the citizen's turn while one of those elements has a token. */
export async function progressOf(
  { db, town }: Context,
  caseId: number,
  service: ServiceDefinition,
): Promise<CaseProgress> {
  const mine = { town: town.id, case_id: caseId }
  const visits = await db('visits')
    .where({ ...mine, how: 'completed' })
    .select<Visit[]>('element', 'left_at')
  const tokens = await db('tokens').where(mine).select<{ element: string }[]>('element')
  const active = new Set(tokens.map(({ element }) => element))
  return {
    milestones: service.milestones.map(({ label, elements }) => ({ label, at: earliest(visits, elements) })),
    yourTurn: service.yourTurn.find(({ elements }) => elements.some((element) => active.has(element)))?.label ?? null,
  }
}

interface Visit {
  readonly element: string
  readonly left_at: string
}

function earliest(visits: readonly Visit[], elements: readonly string[]): string | null {
  const moments = visits.filter(({ element }) => elements.includes(element)).map(({ left_at }) => left_at)
  return moments.sort()[0] ?? null
}
