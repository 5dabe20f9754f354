/** The people of a case. They are rows beside it, so that an office can be shown some of them and a correction leaves the trail whole. */
import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import { searchable } from '../runtime/participants.ts'
import { participantFields, type ParticipantField, type ParticipantRole } from '../services/definition.ts'

export interface Participant {
  readonly id: number
  readonly role: ParticipantRole
  readonly fields: Readonly<Record<ParticipantField, string | null>>
}

const columns: Readonly<Record<ParticipantField, string>> = {
  givenName: 'given_name',
  familyName: 'family_name',
  birthDate: 'birth_date',
  street: 'street',
  postalCode: 'postal_code',
  city: 'city',
  email: 'email',
  phone: 'phone',
  contact: 'contact',
}

export const participantRoleNames: Readonly<Record<ParticipantRole, string>> = {
  applicant: 'Bürgerin oder Bürger',
  representative: 'Vertretung',
  owner: 'Halterin oder Halter',
  other: 'Weitere Person',
}

export const participantFieldNames: Readonly<Record<ParticipantField, string>> = {
  givenName: 'Vorname',
  familyName: 'Familienname',
  birthDate: 'Geburtsdatum',
  street: 'Straße und Hausnummer',
  postalCode: 'Postleitzahl',
  city: 'Ort',
  email: 'E-Mail',
  phone: 'Telefon',
  contact: 'Nachrichten',
}

type Row = Readonly<Record<string, string | number | null>>

/** The participants of a case, the applicant first. Whether they may be seen is the caller's to ask. */
export async function participantsOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
): Promise<readonly Participant[]> {
  const rows = await db<Row>('participants').where({ town: town.id, case_id: caseId }).orderBy('id')
  const people = rows.map(toParticipant)
  return [...people.filter(isApplicant), ...people.filter((one) => !isApplicant(one))]
}

const isApplicant = ({ role }: Participant): boolean => role === 'applicant'

function toParticipant(row: Row): Participant {
  const fields = Object.fromEntries(
    participantFields.map((name) => [name, (row[columns[name]] as string | null) ?? null]),
  )
  return { id: Number(row['id']), role: row['role'] as ParticipantRole, fields: fields as Participant['fields'] }
}

/** By role, as letters and forms name them. */
export const byRole = (participants: readonly Participant[]): Partial<Record<ParticipantRole, Participant['fields']>> =>
  Object.fromEntries([...participants].reverse().map((one) => [one.role, one.fields]))

/** By role, without what is not known, as forms take them. */
export const participantValues = (participants: readonly Participant[]): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(byRole(participants)).map(([role, fields]) => [
      role,
      Object.fromEntries(
        Object.entries(fields).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
      ),
    ]),
  )

export const fullName = ({ givenName, familyName }: Pick<Participant['fields'], 'givenName' | 'familyName'>): string =>
  [givenName, familyName].filter(Boolean).join(' ')

/** Street, then postal code and city; empty parts left out. */
export const addressLines = ({ street, postalCode, city }: Participant['fields']): readonly string[] =>
  [street ?? '', [postalCode, city].filter(Boolean).join(' ')].filter(Boolean)

/** Writes new values of a participant. The trace of the old ones is the caller's to write in the same transaction. */
export async function correctParticipant(
  trx: Knex,
  town: number,
  before: Participant,
  changes: Partial<Record<ParticipantField, string>>,
): Promise<void> {
  const after = { ...before.fields, ...changes }
  const { givenName, familyName, street, postalCode, city } = after
  const search = searchable([givenName, familyName, street, postalCode, city].filter(Boolean).join(' '))
  const values = Object.entries(changes).map(([name, value]) => [columns[name as ParticipantField], value || null])
  await trx('participants')
    .where({ town, id: before.id })
    .update({ ...Object.fromEntries(values), search })
}
