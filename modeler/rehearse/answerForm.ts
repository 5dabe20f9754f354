/** A form as it is answered in a rehearsal: only what becomes a variable of the case is asked; who the person is stays out of it. */
import {
  fieldsOf,
  parseForm,
  splitParticipants,
  validateForm,
  visible,
  type Field,
  type Form,
  type FormError,
  type Variables,
} from '../../engine/index.ts'
import type { Part } from './parts.ts'

export type Typed = Readonly<Record<string, string | readonly string[]>>

export interface Moment {
  readonly now: string
  readonly zone: string
}

/** The form of that id; null when there is none, or none that can be read. */
export function findForm(files: readonly Part[], id: string | null): Form | null {
  const part = files.find(({ kind, name }) => kind === 'form' && name.replace(/\.form$/, '') === id)
  if (!part) return null
  const { form, problems } = parseForm(part.content)
  return problems.length > 0 ? null : form
}

const isAsked = (field: Field): boolean =>
  !field.readonly && field.type !== 'filepicker' && field.properties['lz:participant'] === undefined

/** The fields that are asked now: what is typed may show others. */
export function askedFields(form: Form, typed: Typed, seen: Variables, moment: Moment): readonly Field[] {
  const { values } = validateForm(form, typed, { ...moment, data: seen })
  const shown = visible(form, { ...seen, ...values }, moment)
  return fieldsOf(form.components).filter((field) => isAsked(field) && shown.has(field.id))
}

/** What the fields hold at first: what the case knows already, else what the form gives. */
export function firstTyped(form: Form, seen: Variables): Typed {
  const entries = fieldsOf(form.components)
    .filter(isAsked)
    .flatMap((field): [string, string | readonly string[]][] => {
      const known = seen[field.key] ?? ('defaultValue' in field ? field.defaultValue : null)
      if (known === null || known === undefined) return []
      return [[field.key, Array.isArray(known) ? known.map(String) : String(known)]]
    })
  return Object.fromEntries(entries)
}

/** What the answer makes of it: variables, or what is wrong, field by field. */
export function readAnswer(
  form: Form,
  typed: Typed,
  seen: Variables,
  moment: Moment,
): { readonly variables: Variables; readonly errors: readonly FormError[] } {
  const { values, errors } = validateForm(form, typed, { ...moment, data: seen })
  const asked = new Set(askedFields(form, typed, seen, moment).map(({ key }) => key))
  return { variables: splitParticipants(form, values).variables, errors: errors.filter(({ key }) => asked.has(key)) }
}
