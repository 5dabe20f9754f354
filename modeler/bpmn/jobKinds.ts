import { JOB_NAMES, LETTER_TOPIC } from '../../engine/index.ts'

/** The work that the server itself does for service tasks, in the words of the town. */
export const LETTER = LETTER_TOPIC
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

const kind = (id: string, which?: JobKind['which']): JobKind => ({
  id,
  name: JOB_NAMES[id] ?? id,
  ...(which ? { which } : {}),
})

export const jobKinds: readonly JobKind[] = [
  kind(LETTER, { header: 'letter', of: 'letters' }),
  kind(RATES, { header: 'setting', of: 'rates' }),
  kind(DUPLICATES),
  kind(HANDOVER, { header: 'office', of: 'offices' }),
]

export const kindOf = (topic: string): JobKind | undefined => jobKinds.find(({ id }) => id === topic)
