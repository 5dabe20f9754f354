/** Which processes a page shows: read from the query string, so that an address can be mailed. */
import { z } from 'zod'
import { officeInQuery } from '../../pages/list-filter.ts'
import { kinds } from './entry.ts'
import type { Registered } from './registered.ts'
import { stages } from './stage.ts'

export const sorts = ['name', 'stand', 'geprueft', 'vorgaenge'] as const

/** Names as they stand in the address; what is not understood is left out. */
const Query = z.object({
  'q.amt': officeInQuery,
  'q.stand': z.enum(stages).optional().catch(undefined),
  'q.gruppe': z.enum(kinds).optional().catch(undefined),
  sort: z.enum(sorts).catch('name'),
})
export type Filter = z.output<typeof Query>

export const readFilter = (query: unknown): Filter => Query.parse(query)

/** The processes that match, in the order asked for. */
export function filtered(all: readonly Registered[], filter: Filter): readonly Registered[] {
  const matches = ({ office, stage, kind }: Registered): boolean =>
    (filter['q.amt'] ?? office) === office &&
    (filter['q.stand'] ?? stage) === stage &&
    (filter['q.gruppe'] ?? kind) === kind
  return all.filter(matches).sort(orders[filter.sort])
}

const byName = (a: Registered, b: Registered): number => a.name.localeCompare(b.name, 'de')

const orders: Readonly<Record<(typeof sorts)[number], (a: Registered, b: Registered) => number>> = {
  name: byName,
  stand: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || byName(a, b),
  // What was never looked at is the most urgent.
  geprueft: (a, b) => (a.reviewedOn ?? '').localeCompare(b.reviewedOn ?? '') || byName(a, b),
  vorgaenge: (a, b) => b.running - a.running || byName(a, b),
}
