/** What a letter of a process can put in: with the words of its forms, never with names that only programs know. */
import { fieldsOf, parseForm, type Field } from '../../../engine/index.ts'
import { participantFieldNames, participantRoleNames } from '../../records/participants.ts'
import type { ParticipantField, ParticipantRole } from '../../services/definition.ts'
import type { DraftFile } from '../draftFiles.ts'
import { formName } from '../formName.ts'
import type { ModelFacts } from '../model-facts.ts'

export interface ValueGroup {
  readonly title: string
  /** Expression, and what people call it. */
  readonly values: readonly (readonly [expression: string, label: string])[]
}

const always: readonly ValueGroup[] = [
  {
    title: 'Vorgang',
    values: [
      ['vorgang.nummer', 'Aktenzeichen'],
      ['vorgang.eingang', 'Tag des Eingangs'],
    ],
  },
  {
    title: 'Person',
    values: (['givenName', 'familyName', 'street', 'postalCode', 'city', 'birthDate'] as const).map((field) => [
      `applicant.${field}`,
      participantFieldNames[field],
    ]),
  },
]

/** Of the forms in their order, then what rules answer; a name that stands twice is offered once. */
export function valuesIn(files: readonly DraftFile[], results: ModelFacts['results'] = []): readonly ValueGroup[] {
  const known = new Set(always.flatMap(({ values }) => values.map(([expression]) => expression)))
  const groups = files
    .filter(({ kind }) => kind === 'form')
    .map(({ name, content }): ValueGroup => {
      const found = fieldsOf(parseForm(content).form.components).flatMap((field) => valueOf(field))
      const fresh = found.filter(([expression]) => !known.has(expression))
      for (const [expression] of fresh) known.add(expression)
      return { title: formName(name, content), values: fresh }
    })
  const ruled = results.filter(([variable], at) => results.findIndex(([other]) => other === variable) === at)
  const answers = { title: 'Ergebnis einer Regel', values: ruled.filter(([variable]) => !known.has(variable)) }
  return [...always, ...groups, answers].filter(({ values }) => values.length > 0)
}

function valueOf(field: Field): ValueGroup['values'] {
  if (field.type === 'filepicker') return []
  const [role, name] = (field.properties['lz:participant'] ?? '').split('.')
  if (!role || !name) return [[field.key, field.label]]
  if (name === 'contact') return []
  const who = role === 'applicant' ? '' : `${participantRoleNames[role as ParticipantRole] ?? role}: `
  return [[`${role}.${name}`, who + (participantFieldNames[name as ParticipantField] ?? field.label)]]
}
