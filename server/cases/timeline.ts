/** The course of a case in plain German, out of its steps, notes, documents, deliveries and hand-overs. */
import type { Instant } from '../../engine/index.ts'
import type { CaseFile } from '../records/case-file.ts'
import { actorName } from '../records/colleagues.ts'
import { stepEntries } from './timeline-steps.ts'

export interface Entry {
  readonly at: Instant
  readonly kind: 'step' | 'note' | 'document' | 'delivery' | 'handover' | 'trouble'
  readonly text: string
  readonly who: string | null
  readonly href?: string
  /** Only the day is known: what people entered as a date. */
  readonly dayOnly?: boolean
}

/** What happened, the newest first. */
export function timeline(file: CaseFile): readonly Entry[] {
  const entries = [...stepEntries(file), ...records(file)]
  // Sorting is stable: of one moment, what was written later stands above.
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => b.entry.at.localeCompare(a.entry.at) || b.index - a.index)
    .map(({ entry }) => entry)
}

function records({ notes, documents, deliveries, handovers, people, offices }: CaseFile): readonly Entry[] {
  return [
    ...notes.map(({ at, author, text }): Entry => ({
      at,
      kind: 'note',
      text: `Vermerk: ${text}`,
      who: actorName(people, author),
    })),
    ...documents.map(({ created_at, title, number, created_by }): Entry => ({
      at: created_at,
      kind: 'document',
      text: `Dokument ${number}: ${title}`,
      who: actorName(people, created_by),
      href: `/amt/dokumente/${number}`,
    })),
    ...deliveries
      .filter(({ channel }) => channel === 'letter')
      .flatMap(({ sent_on, sent_by, number, what }): Entry[] =>
        sent_on === null
          ? []
          : [
              {
                at: `${sent_on}T12:00:00.000Z`,
                dayOnly: true,
                kind: 'delivery',
                text: `${what} (${number}) zur Post gegeben`,
                who: actorName(people, sent_by),
              },
            ],
      ),
    ...handovers.map(({ at, office, purpose, fields }): Entry => ({
      at,
      kind: 'handover',
      text: `An ${offices.get(office) ?? office} übergeben: ${fields.map(({ label }) => label).join(', ')}. Zweck: ${purpose}`,
      who: null,
    })),
  ]
}
