/** `laufzettel.handover`: gives another office the named fields of the case and nothing else. */
import { type Form, type Variables, valueText } from '../../engine/index.ts'
import { addHandover, type HandedField } from '../records/handovers.ts'
import { fieldNamed, formsOf } from '../records/case-forms.ts'
import { byRole, participantFieldNames, participantsOf, type Participant } from '../records/participants.ts'
import type { Job, JobHandler } from '../runtime/contract.ts'
import type { ParticipantField, ParticipantRole } from '../services/definition.ts'
import { JobGap, type JobContext } from './context.ts'
import { listed } from './duplicates.ts'

/** Headers `office`, `participant`, `variables`, `purpose` → `uebergabe: true` and a row with the fields as they are now. */
export const handover =
  (context: JobContext): JobHandler =>
  async ({ ref, headers, variables }) => {
    const { db, town } = context
    const { office, purpose } = receiver(headers)
    const { deployment_id } = await db('cases')
      .where({ town: town.id, id: ref.id })
      .first<{ deployment_id: number }>('deployment_id')
    const forms = await formsOf(context, deployment_id)
    const people = await participantsOf(context, ref.id)
    const fields = [
      ...ofPeople(people, listed(headers['participant'])),
      ...ofVariables(forms, variables, listed(headers['variables'])),
    ]
    return {
      variables: { uebergabe: true },
      also: (trx, { id }) => addHandover(trx, context, id, { office, purpose, fields }),
    }
  }

/** To whom and what for. */
export function receiver(headers: Job['headers']): { readonly office: string; readonly purpose: string } {
  const { office, purpose } = headers
  if (!office || !purpose) throw new JobGap('Für die Übergabe fehlen das Amt oder der Zweck.')
  return { office, purpose }
}

function ofPeople(people: readonly Participant[], names: readonly string[]): readonly HandedField[] {
  const roles = byRole(people)
  return names.map((name) => {
    const [role = '', field = ''] = name.split('.')
    const label = participantFieldNames[field as ParticipantField]
    if (!label) throw new JobGap(`Das Feld „${name}“ von Beteiligten gibt es nicht.`)
    return { key: name, label, value: valueText(roles[role as ParticipantRole]?.[field as ParticipantField] ?? null) }
  })
}

const ofVariables = (
  forms: ReadonlyMap<string, Form>,
  variables: Variables,
  names: readonly string[],
): readonly HandedField[] =>
  names.map((name) => {
    const field = fieldNamed(forms, name)
    return { key: name, label: field?.label ?? name, value: valueText(variables[name], field) }
  })
