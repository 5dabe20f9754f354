/** What people enter about a process in the register: whose it is, where it stands on the map, when somebody last looked at it. */
import type { Context } from '../../context.ts'

type Of = Pick<Context, 'db' | 'town'>

/** Führung, Kern, Unterstützung. */
export const kinds = ['lead', 'core', 'support'] as const
export type Kind = (typeof kinds)[number]

export interface Entry {
  readonly process: string
  /** As it is today, or as it shall be; null where nobody has said. */
  readonly state: 'ist' | 'soll' | null
  readonly office: string | null
  readonly kind: Kind
  /** Who answers for it, in words: a post rather than a person. */
  readonly owner: string | null
  readonly leika: string | null
  readonly reviewedOn: string | null
  /** Since when it is not done like this any more. */
  readonly replacedOn: string | null
  /** Key of the Ist that it was derived from. */
  readonly derivedFrom: string | null
}

interface Row extends Pick<Entry, 'process' | 'state' | 'office' | 'kind' | 'owner' | 'leika'> {
  readonly reviewed_on: string | null
  readonly replaced_on: string | null
  readonly derived_from: string | null
}

const columns = [
  'process',
  'state',
  'office',
  'kind',
  'owner',
  'leika',
  'reviewed_on',
  'replaced_on',
  'derived_from',
] as const

const toEntry = ({ reviewed_on, replaced_on, derived_from, ...row }: Row): Entry => ({
  ...row,
  reviewedOn: reviewed_on,
  replacedOn: replaced_on,
  derivedFrom: derived_from,
})

/** An entry of which nothing is known yet. */
export const blank = (process: string): Entry => ({
  process,
  state: null,
  office: null,
  kind: 'core',
  owner: null,
  leika: null,
  reviewedOn: null,
  replacedOn: null,
  derivedFrom: null,
})

export async function entries({ db, town }: Of): Promise<ReadonlyMap<string, Entry>> {
  const rows = await db('process_register')
    .where({ town: town.id })
    .select<Row[]>(...columns)
  return new Map(rows.map((row) => [row.process, toEntry(row)]))
}

export async function entryOf({ db, town }: Of, process: string): Promise<Entry> {
  const row = await db('process_register')
    .where({ town: town.id, process })
    .first<Row | undefined>(...columns)
  return row ? toEntry(row) : blank(process)
}

export async function saveEntry(
  { db, town, clock }: Of & Pick<Context, 'clock'>,
  entry: Entry,
  by: string,
): Promise<void> {
  const { process, reviewedOn, replacedOn, derivedFrom, ...same } = entry
  const values = { ...same, reviewed_on: reviewedOn, replaced_on: replacedOn, derived_from: derivedFrom }
  const changed = { changed_at: clock.now(), changed_by: by }
  await db('process_register')
    .insert({ town: town.id, process, ...values, ...changed })
    .onConflict(['town', 'process'])
    .merge({ ...values, ...changed })
}
