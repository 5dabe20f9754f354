/** Finding cases: by name, address or number, within what the person may see. */
import type { Knex } from 'knex'
import type { Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { casesFor, PERSON, type CaseRow } from '../records/case-row.ts'
import { parseCaseNumber } from '../runtime/case-number.ts'
import { searchable } from '../runtime/participants.ts'

export const caseFilters = { laufend: 'Laufende', fertig: 'Abgeschlossene', alle: 'Alle' } as const
export type CaseFilter = keyof typeof caseFilters

export interface CaseSearch {
  readonly text: string
  readonly filter: CaseFilter
  readonly page: number
}

export interface ListedCase extends CaseRow {
  readonly person: string | null
}

export const PAGE_SIZE = 50

const narrow: Readonly<Record<CaseFilter, (query: Knex.QueryBuilder) => Knex.QueryBuilder>> = {
  laufend: (query) => query.whereIn('cases.status', ['running', 'suspended']),
  fertig: (query) => query.whereIn('cases.status', ['ended', 'cancelled']),
  alle: (query) => query,
}

/** One page of what fits, the newest first. */
export async function searchCases(
  context: Context,
  staff: Staff,
  { text, filter, page }: CaseSearch,
): Promise<{ cases: readonly ListedCase[]; total: number }> {
  const all = (): Knex.QueryBuilder => fitting(narrow[filter](casesFor(context, staff)), text)
  const cases = (await all()
    .orderBy('cases.id', 'desc')
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .select('cases.*', context.db.raw(`${PERSON} as person`))) as ListedCase[]
  const row = (await all().count({ n: '*' }).first()) as { n: number | string }
  return { cases, total: Number(row.n) }
}

/** Every word must be found in the name or address of one participant; a whole or partial number finds its case. */
function fitting(query: Knex.QueryBuilder, text: string): Knex.QueryBuilder {
  const number = parseCaseNumber(text)
  if (number !== null) return query.where('cases.number', number)
  const words = searchable(text).split(' ').filter(Boolean)
  if (words.length === 0) return query
  return query.where((any) => {
    if (/\d{2}/.test(text)) any.orWhereRaw("upper(cases.number) like ? escape '\\'", [like(text.trim().toUpperCase())])
    any.orWhereExists(function person(this: Knex.QueryBuilder) {
      this.select('p.id').from('participants as p').whereRaw('p.town = cases.town and p.case_id = cases.id')
      for (const word of words) this.whereRaw("p.search like ? escape '\\'", [like(word)])
    })
  })
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
