/** Small forms for the tests, written as form-js writes them. */
import { type Form, type FormProblem, parseForm } from '../../engine/forms/index.ts'

export const moment = { now: '2026-03-02T07:00:00.000Z', zone: 'Europe/Berlin' }

export const json = (...components: object[]) => ({ id: 'test', type: 'default', schemaVersion: 18, components })

export const problemsIn = (...components: object[]): readonly FormProblem[] => parseForm(json(...components)).problems

/** A form that must be readable. */
export function formOf(...components: object[]): Form {
  const { form, problems } = parseForm(json(...components))
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return form
}

let next = 0
export const field = (type: string, key: string, more: object = {}) => ({
  id: `f${next++}`,
  type,
  key,
  label: key,
  ...more,
})
export const textfield = (key: string, validate: object = {}, properties: object = {}) =>
  field('textfield', key, { validate, properties })
export const group = (id: string, components: object[], more: object = {}) => ({
  id,
  type: 'group',
  label: id,
  components,
  ...more,
})
export const values = [
  { label: 'Dackel', value: 'dackel' },
  { label: 'Pudel', value: 'pudel' },
]
