import type { Variables } from '../core/ids.ts'
import { fieldsOf, type Form } from './form.ts'

/** What a person told about themselves, by role and field; rows of the case, never variables. */
export type ParticipantValues = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Takes the values of fields with `lz:participant` = `<role>.<field>` out of a form's values.
 *
 * @param values what `validateForm` gave
 */
export function splitParticipants(
  form: Form,
  values: Variables,
): { variables: Variables; participants: ParticipantValues } {
  const told = fieldsOf(form.components).filter((field) => field.properties['lz:participant'] !== undefined)
  const keys = new Set(told.map((field) => field.key))
  const roles = new Map<string, [string, string][]>()
  for (const field of told) {
    const value = Object.hasOwn(values, field.key) ? values[field.key] : null
    const [role = '', name = ''] = (field.properties['lz:participant'] ?? '').split('.')
    if (value !== null && value !== undefined) roles.set(role, [...(roles.get(role) ?? []), [name, String(value)]])
  }
  return {
    variables: Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key))),
    participants: Object.fromEntries([...roles].map(([role, fields]) => [role, Object.fromEntries(fields)])),
  }
}
