/** Which services a page or an export shows: read from the query string, so that an address can be mailed. */
import { z } from 'zod'
import { officeInQuery } from '../pages/list-filter.ts'
import { responsibles, statuses } from '../../analysis/index.ts'
import type { RatedEntry } from '../ratings/rate.ts'

export const sorts = ['name', 'status', 'faelle'] as const

/** Names as they stand in the address; what is not understood is left out. */
const Query = z.object({
  'q.amt': officeInQuery,
  'q.status': z.enum(statuses).optional().catch(undefined),
  'q.zustaendig': z.enum(responsibles).optional().catch(undefined),
  'q.ozg': z.enum(['ja', 'nein']).optional().catch(undefined),
  sort: z.enum(sorts).catch('name'),
})
export type Filter = z.output<typeof Query>

export const readFilter = (query: unknown): Filter => Query.parse(query)

/** The services that match, in the order asked for. */
export function filtered(entries: readonly RatedEntry[], filter: Filter): readonly RatedEntry[] {
  const matches = ({ service, maturity }: RatedEntry): boolean =>
    (filter['q.amt'] ?? service.office) === service.office &&
    (filter['q.status'] ?? maturity.status) === maturity.status &&
    (filter['q.zustaendig'] ?? service.responsible) === service.responsible &&
    (filter['q.ozg'] ?? inOzg(service)) === inOzg(service)
  return entries.filter(matches).sort(orders[filter.sort])
}

const inOzg = ({ ozg }: RatedEntry['service']): 'ja' | 'nein' => (ozg ? 'ja' : 'nein')

const byName = (a: RatedEntry, b: RatedEntry): number => a.service.name.localeCompare(b.service.name, 'de')
const cases = ({ service }: RatedEntry): number => service.casesPerYear.value ?? -1
const rank = ({ maturity }: RatedEntry): number => statuses.indexOf(maturity.status)

const orders: Readonly<Record<(typeof sorts)[number], (a: RatedEntry, b: RatedEntry) => number>> = {
  name: byName,
  // What is known comes first: a long list of "nicht erhoben" would hide it.
  status: (a, b) => rank(b) - rank(a) || byName(a, b),
  faelle: (a, b) => cases(b) - cases(a) || byName(a, b),
}
