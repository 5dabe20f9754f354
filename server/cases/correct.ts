/** Correcting what was told: old and new values and the reason stay in the course of the case. */
import {
  fieldsOf,
  validateForm,
  type Field,
  type Form,
  type FormError,
  type Json,
  type Variables,
  valueText,
} from '../../engine/index.ts'
import type { Staff } from '../access/index.ts'
import { ZONE, type Context } from '../context.ts'
import type { PostedFields } from '../http/body.ts'
import type { CaseFile } from '../records/case-file.ts'
import { rootOf } from '../records/case-variables.ts'
import { addNote } from '../records/notes.ts'
import { correctParticipant, participantFieldNames, type Participant } from '../records/participants.ts'
import { contactOf } from '../runtime/participants.ts'
import type { Also } from '../runtime/contract.ts'
import type { ParticipantField } from '../services/definition.ts'

interface PersonChange {
  readonly person: Participant
  readonly fields: Partial<Record<ParticipantField, string>>
}

interface Correction {
  readonly variables: Variables
  readonly people: readonly PersonChange[]
}

/** Keys of fields that are not corrected here: files, and people whom the case does not have. */
export const notCorrected = (form: Form, { participants }: CaseFile): readonly string[] =>
  fieldsOf(form.components)
    .filter(
      (field) =>
        field.type === 'filepicker' ||
        field.readonly ||
        (field.properties['lz:participant'] !== undefined && !personOf(participants, field)),
    )
    .map(({ key }) => key)

/** Errors to show, or nothing when the correction is written (or nothing differed). Throws `Refusal` when the case has ended and data would change. */
export async function correct(
  context: Context,
  staff: Staff,
  file: CaseFile,
  form: Form,
  posted: PostedFields,
  reason: string,
): Promise<readonly FormError[]> {
  const skip = new Set(notCorrected(form, file))
  const { values, errors } = validateForm(form, posted, { now: context.clock.now(), zone: ZONE, data: file.variables })
  const problems = errors.filter(({ key }) => !skip.has(key))
  const all =
    reason === ''
      ? [...problems, { key: 'grund', message: 'Bitte geben Sie an, warum die Angaben berichtigt werden.' }]
      : problems
  if (all.length > 0) return all
  await write(context, staff, file, differences(file, form, values, skip), reason)
  return []
}

function differences(file: CaseFile, form: Form, values: Variables, skip: ReadonlySet<string>): Correction {
  const changed = fieldsOf(form.components).filter(({ key }) => !skip.has(key) && Object.hasOwn(values, key))
  const variables: [string, Json][] = []
  const people = new Map<number, { person: Participant; fields: Partial<Record<ParticipantField, string>> }>()
  for (const field of changed) {
    const value = values[field.key] ?? null
    const person = personOf(file.participants, field)
    if (!person) {
      if (!same(value, file.variables[field.key])) variables.push([field.key, value])
      continue
    }
    const name = participantField(field)
    if (String(value ?? '') === (person.fields[name] ?? '')) continue
    const change = people.get(person.id) ?? { person, fields: {} }
    people.set(person.id, { person, fields: { ...change.fields, [name]: String(value ?? '') } })
  }
  return {
    variables: { ...Object.fromEntries(variables), ...contactChange(file, [...people.values()]) },
    people: [...people.values()],
  }
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The process asks `kontakt` whether to write letters: it follows the applicant. */
function contactChange({ variables }: CaseFile, people: readonly PersonChange[]): Variables {
  const change = people.find(
    ({ person, fields }) => person.role === 'applicant' && (fields.contact !== undefined || fields.email !== undefined),
  )
  if (!change) return {}
  const { contact, email } = { ...change.person.fields, ...change.fields }
  const kontakt = contactOf({ applicant: { contact: contact ?? '', email: email ?? '' } })
  return kontakt === variables['kontakt'] ? {} : { kontakt }
}

async function write(
  context: Context,
  staff: Staff,
  file: CaseFile,
  { variables, people }: Correction,
  reason: string,
): Promise<void> {
  const also: Also = async (trx, { id }) => {
    for (const { person, fields } of people) {
      await correctParticipant(trx, context.town.id, person, fields)
      await addNote(
        trx,
        context,
        id,
        staff.login,
        `Angaben berichtigt (${reason}):\n${traceOf(person, fields).join('\n')}`,
      )
    }
  }
  const root = rootOf(file.case)
  if (Object.keys(variables).length > 0 && root) {
    await context.runtime.send(
      file.row.id,
      { type: 'set', token: root.id, variables, by: staff.login, reason },
      staff.login,
      also,
    )
  } else if (people.length > 0) {
    await context.db.transaction((trx) => also(trx, { id: file.row.id, number: file.row.number }))
  }
}

const traceOf = (person: Participant, fields: PersonChange['fields']): readonly string[] =>
  Object.entries(fields).map(([name, value]) => {
    const field = name as ParticipantField
    return `${participantFieldNames[field]}: ${valueText(person.fields[field])} → ${valueText(value)}`
  })

function personOf(participants: readonly Participant[], field: Field): Participant | undefined {
  const [role] = (field.properties['lz:participant'] ?? '').split('.')
  return participants.find((one) => one.role === role)
}

const participantField = (field: Field): ParticipantField =>
  (field.properties['lz:participant'] ?? '').split('.')[1] as ParticipantField
