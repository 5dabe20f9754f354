/** Participants are rows, not variables (semantics, rule 22), found by a column of folded names and address. */
import { folded } from '../../engine/index.ts'
import type { ParticipantField, ParticipantRole } from '../services/definition.ts'
import type { NewCase } from './contract.ts'

/** Text as it is searched for: lower case, umlauts written out, other accents dropped, blanks single. */
export const searchable = (text: string): string => folded(text).replace(/\s+/g, ' ').trim()

/** How the applicant wants to hear from the town: e-mail only when there is an address to send to. */
export function contactOf({ applicant }: NewCase['participants']): 'email' | 'letter' {
  return applicant?.contact === 'email' && applicant.email ? 'email' : 'letter'
}

/** Rows of `participants` without town and case. */
export const participantRows = (participants: NewCase['participants']): Record<string, string | null>[] =>
  (Object.keys(participants) as ParticipantRole[]).map((role) => ({ role, ...columns(participants[role] ?? {}) }))

function columns(fields: Partial<Record<ParticipantField, string>>): Record<string, string | null> {
  const { givenName, familyName, birthDate, street, postalCode, city, email, phone } = fields
  return {
    given_name: givenName || null,
    family_name: familyName || null,
    birth_date: birthDate || null,
    street: street || null,
    postal_code: postalCode || null,
    city: city || null,
    email: email || null,
    phone: phone || null,
    contact: contactOf({ applicant: fields }),
    search: searchable([givenName, familyName, street, postalCode, city].filter(Boolean).join(' ')),
  }
}
