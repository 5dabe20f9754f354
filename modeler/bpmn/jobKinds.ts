import type { Named } from '../api/process.ts'
import { DUPLICATES_TOPIC, HANDOVER_TOPIC, JOB_NAMES, LETTER_TOPIC, RATES_TOPIC } from '../../engine/index.ts'

/** The work that the server itself does for service tasks, in the words of the town. */
export const LETTER = LETTER_TOPIC
export const RATES = RATES_TOPIC
export const DUPLICATES = DUPLICATES_TOPIC
export const HANDOVER = HANDOVER_TOPIC

export interface JobKind {
  /** Topic of the job. */
  readonly id: string
  readonly name: string
  /** The header that says which, where there are several. */
  readonly which?: { readonly header: string; readonly of: 'letters' | 'rates' | 'offices' }
  /** What it is given where nobody says another: by variable, in FEEL. */
  readonly inputs?: Readonly<Record<string, string>>
}

const kind = (id: string, more: Pick<JobKind, 'which' | 'inputs'> = {}): JobKind => ({
  id,
  name: JOB_NAMES[id] ?? id,
  ...more,
})

/** The day whose rates hold, where nobody says another. */
export const OF_RECEIPT = '=vorgang.eingang'

export const jobKinds: readonly JobKind[] = [
  kind(LETTER, { which: { header: 'letter', of: 'letters' } }),
  kind(RATES, { which: { header: 'setting', of: 'rates' }, inputs: { stichtag: OF_RECEIPT } }),
  kind(DUPLICATES),
  kind(HANDOVER, { which: { header: 'office', of: 'offices' } }),
]

export const kindOf = (topic: string): JobKind | undefined => jobKinds.find(({ id }) => id === topic)

/** What a process can name: its letters, the amounts and offices of its town. */
export type Choices = Readonly<Record<NonNullable<JobKind['which']>['of'], readonly Named[]>>

/** The header that goes without saying where there is only one to choose. */
export function onlyChoice(topic: string, choices: Choices): Readonly<Record<string, string>> {
  const which = kindOf(topic)?.which
  const [only, ...others] = which ? choices[which.of] : []
  return which && only && others.length === 0 ? { [which.header]: only.id } : {}
}
