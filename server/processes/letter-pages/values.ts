/** What a letter of a process can put in: with the words of its forms, never with names that only programs know. */
import { fieldsOf, parseForm, type Field } from '../../../engine/index.ts'
import { participantFieldNames, participantRoleNames } from '../../records/participants.ts'
import type { ParticipantField, ParticipantRole } from '../../services/definition.ts'
import type { DraftFile } from '../draftFiles.ts'
import { formName } from '../formName.ts'
import { isFeeKey } from '../../records/fees.ts'
import type { Result } from '../results.ts'

export interface Value {
  readonly expression: string
  /** What people call it. */
  readonly label: string
  /** A number, which may be meant as money. */
  readonly number?: boolean
}

export interface ValueGroup {
  readonly title: string
  readonly values: readonly Value[]
}

const caseFacts: readonly Value[] = [
  { expression: 'vorgang.nummer', label: 'Aktenzeichen' },
  { expression: 'vorgang.eingang', label: 'Tag des Eingangs' },
]

const personFacts = (['givenName', 'familyName', 'street', 'postalCode', 'city', 'birthDate'] as const).map(
  (field): Value => ({ expression: `applicant.${field}`, label: participantFieldNames[field] }),
)

/** All that letters of any process may name, with what the forms of this one ask. */
export const namesIn = (files: readonly DraftFile[]): readonly Value[] => [
  ...caseFacts,
  ...personFacts,
  ...formsIn(files).flatMap(({ values }) => values),
]

/** What a case of this process can have: of the person what the forms ask, the other answers form by form, then what rules answer and fees amount to. A name that stands twice is offered once. */
export function valuesIn(
  files: readonly DraftFile[],
  { results, rates }: { readonly results: readonly Result[]; readonly rates: readonly string[] },
): readonly ValueGroup[] {
  const forms = formsIn(files)
  const asked = new Set(forms.flatMap(({ values }) => values.map(({ expression }) => expression)))
  const groups = [
    { title: 'Vorgang', values: caseFacts },
    { title: 'Person', values: personFacts.filter(({ expression }) => asked.has(expression)) },
    ...forms,
    { title: 'Ergebnis einer Regel', values: results },
    { title: 'Gebühr der Stadt', values: rates.some(isFeeKey) ? [feeAmount] : [] },
  ]
  const known = new Set<string>()
  const fresh = groups.map(({ title, values }) => ({
    title,
    values: values.filter(({ expression }) => !known.has(expression) && known.add(expression)),
  }))
  return fresh.filter(({ values }) => values.length > 0)
}

const feeAmount: Value = { expression: 'saetze.amount', label: 'Gebühr', number: true }

const formsIn = (files: readonly DraftFile[]): readonly ValueGroup[] =>
  files
    .filter(({ kind }) => kind === 'form')
    .map(({ name, content }) => ({
      title: formName(name, content),
      values: fieldsOf(parseForm(content).form.components).flatMap(valueOf),
    }))

function valueOf(field: Field): readonly Value[] {
  if (field.type === 'filepicker') return []
  const [role, name] = (field.properties['lz:participant'] ?? '').split('.')
  if (!role || !name) return [{ expression: field.key, label: field.label, number: field.type === 'number' }]
  if (name === 'contact') return []
  const who = role === 'applicant' ? '' : `${participantRoleNames[role as ParticipantRole] ?? role}: `
  return [
    {
      expression: `${role}.${name}`,
      label: who + (participantFieldNames[name as ParticipantField] ?? field.label),
    },
  ]
}

/** What is put into a text: the value, and where it may be money the same with two decimals. */
export const insertsOf = ({
  expression,
  label,
  number,
}: Value): readonly (readonly [text: string, label: string])[] => [
  [`{{ ${expression} }}`, label],
  ...(number ? [[`{{ ${expression} }} EUR`, `${label} als Betrag: 12,00 EUR`] as const] : []),
]
