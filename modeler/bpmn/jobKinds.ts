/** The work that the server itself does for service tasks, in the words of the town. */
export const LETTER = 'laufzettel.letter'
export const RATES = 'laufzettel.rates'
export const DUPLICATES = 'laufzettel.duplicates'
export const HANDOVER = 'laufzettel.handover'

export interface JobKind {
  /** Topic of the job. */
  readonly id: string
  readonly name: string
  /** The header that says which, where there are several. */
  readonly which?: { readonly header: string; readonly of: 'letters' | 'rates' | 'offices' }
}

export const jobKinds: readonly JobKind[] = [
  { id: LETTER, name: 'Brief schreiben', which: { header: 'letter', of: 'letters' } },
  { id: RATES, name: 'Gebührensätze holen', which: { header: 'setting', of: 'rates' } },
  { id: DUPLICATES, name: 'Doppelte suchen' },
  { id: HANDOVER, name: 'An anderes Amt übergeben', which: { header: 'office', of: 'offices' } },
]

export const kindOf = (topic: string): JobKind | undefined => jobKinds.find(({ id }) => id === topic)
