/** Which processes a page shows: read from the query string, so that an address can be mailed. */
import { z } from 'zod'
import { officeInQuery } from '../../pages/list-filter.ts'
import { kinds } from './entry.ts'
import type { Registered } from './registered.ts'
import { stages } from './stage.ts'

export const sorts = ['name', 'stand', 'geprueft', 'vorgaenge'] as const
/** Months since somebody last looked at it; `nie` is what nobody has ever looked at. */
export const ages = ['6', '12', '24', 'nie'] as const

const words = z
  .string()
  .trim()
  .min(1)
  .transform((text) => text.slice(0, 120))
  .optional()
  .catch(undefined)

/** Names as they stand in the address; what is not understood is left out. */
const Query = z.object({
  'q.suche': words,
  'q.leistung': words,
  'q.amt': officeInQuery,
  'q.stand': z.enum(stages).optional().catch(undefined),
  'q.gruppe': z.enum(kinds).optional().catch(undefined),
  'q.verantwortlich': words,
  'q.geprueft': z.enum(ages).optional().catch(undefined),
  sort: z.enum(sorts).catch('name'),
})
export type Filter = z.output<typeof Query>

export const readFilter = (query: unknown): Filter => Query.parse(query)

/**
 * The processes that match, in the order asked for.
 *
 * @param today `2026-03-02`
 */
export function filtered(all: readonly Registered[], filter: Filter, today: string): readonly Registered[] {
  const before = filter['q.geprueft'] && reviewedBefore(filter['q.geprueft'], today)
  const matches = ({ key, name, service, leika, office, stage, kind, owner, reviewedOn }: Registered): boolean =>
    holds(filter['q.suche'], name, key) &&
    holds(filter['q.leistung'], service ?? '', ...leika) &&
    (filter['q.amt'] ?? office) === office &&
    (filter['q.stand'] ?? stage) === stage &&
    (filter['q.gruppe'] ?? kind) === kind &&
    (filter['q.verantwortlich'] ?? owner) === owner &&
    (before === undefined || (reviewedOn ?? '') < before)
  return all.filter(matches).sort(orders[filter.sort])
}

/** Whether all words that are looked for stand in one of the texts. */
function holds(wanted: string | undefined, ...texts: readonly string[]): boolean {
  const found = texts.join('\n').toLocaleLowerCase('de')
  return (wanted ?? '')
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .every((word) => found.includes(word))
}

/** The day before which a review lies that far back; a process without one lies before every day. */
function reviewedBefore(age: (typeof ages)[number], today: string): string {
  if (age === 'nie') return '0'
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() - Number(age))
  return day.toISOString().slice(0, 10)
}

const byName = (a: Registered, b: Registered): number => a.name.localeCompare(b.name, 'de')

const orders: Readonly<Record<(typeof sorts)[number], (a: Registered, b: Registered) => number>> = {
  name: byName,
  stand: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || byName(a, b),
  // What was never looked at is the most urgent.
  geprueft: (a, b) => (a.reviewedOn ?? '').localeCompare(b.reviewedOn ?? '') || byName(a, b),
  vorgaenge: (a, b) => b.running - a.running || byName(a, b),
}
