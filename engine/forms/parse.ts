/** Reads form-js JSON. What is not run is reported with its name; nothing is passed over in silence. */
import type { z } from 'zod'
import { fieldsOf, type Component, type Field, type Form, type FormProblem } from './form.ts'
import { componentSchemas, formSchema, groupSchema } from './schema.ts'
import { shownTypeNames, typeName, typeNames } from './type-names.ts'

/** Fields with deeper groups than this are no form a person fills in. */
const deepest = 20

/**
 * Reads a form.
 *
 * @param json form-js JSON of schema version 9 or later, parsed or as text
 * @returns the form with all components that could be read, and what is wrong; a form with problems must not be deployed
 */
export function parseForm(json: unknown): { form: Form; problems: readonly FormProblem[] } {
  const raw = formSchema.safeParse(typeof json === 'string' ? fromText(json) : json)
  if (!raw.success) return { form: { id: '', components: [] }, problems: problemsOf('Formular', raw.error) }
  const problems: FormProblem[] = []
  const form = { id: raw.data.id, components: readAll(raw.data.components, problems, 0) }
  return { form, problems: [...problems, ...clashes(form), ...misplaced(form)] }
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readAll = (components: readonly unknown[], problems: FormProblem[], depth: number): Component[] =>
  components.flatMap((component) => readOne(component, problems, depth) ?? [])

function readOne(raw: unknown, problems: FormProblem[], depth: number): Component | null {
  const { type, name } = named(raw)
  if (type === 'group') return readGroup(raw, name, problems, depth)
  const schema = Object.hasOwn(componentSchemas, type) ? componentSchemas[type as keyof typeof componentSchemas] : null
  if (!schema) {
    problems.push({ element: name, reason: unknownType(type) })
    return null
  }
  return take<Component>(schema, raw, name, problems)
}

function readGroup(raw: unknown, name: string, problems: FormProblem[], depth: number): Component | null {
  if (depth > deepest) {
    problems.push({ element: name, reason: 'Die Gruppen sind zu tief geschachtelt.' })
    return null
  }
  const group = take(groupSchema, raw, name, problems)
  return group && { ...group, type: 'group', components: readAll(group.components, problems, depth + 1) }
}

function take<T>(schema: z.ZodType<T>, raw: unknown, name: string, problems: FormProblem[]): T | null {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  problems.push(...problemsOf(name, result.error))
  return null
}

function named(raw: unknown): { type: string; name: string } {
  const { type, key, id } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  const name = [key, id].find((candidate) => typeof candidate === 'string' && candidate !== '')
  return { type: typeof type === 'string' ? type : '', name: typeof name === 'string' ? name : '(ohne Namen)' }
}

const unknownType = (type: string): string =>
  type === 'html'
    ? 'HTML im Formular wird nicht ausgeführt. Bitte nehmen Sie einen Text (Markdown).'
    : `Den Feldtyp „${typeName(type)}“ gibt es hier nicht. Möglich sind: ${shownTypeNames().join(', ')}.`

const problemsOf = (element: string, error: z.ZodError): FormProblem[] =>
  error.issues.map((issue) => {
    const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    return { element, reason: where + issue.message }
  })

function clashes(form: Form): FormProblem[] {
  const keys = fieldsOf(form.components).map((field) => field.key)
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  return [...twice].map((key) => ({ element: key, reason: `Der Schlüssel „${key}“ kommt mehrmals vor.` }))
}

/** Our own properties on fields that cannot carry them. */
function misplaced(form: Form): FormProblem[] {
  const fields = fieldsOf(form.components)
  const outcomes = fields.filter((field) => field.properties['lz:outcome'] === 'true')
  const second = outcomes
    .slice(1)
    .map((field) => ({ element: field.key, reason: 'Ein Formular hat höchstens ein Feld mit lz:outcome.' }))
  return [...fields.flatMap(misuse), ...second]
}

function misuse(field: Field): FormProblem[] {
  const complain = (wrong: boolean, reason: string) => (wrong ? [{ element: field.key, reason }] : [])
  const properties = field.properties
  const participant = properties['lz:participant']
  const textual = field.type === 'textfield'
  const dated = field.type === 'datetime' && field.subtype === 'date'
  return [
    ...complain(
      properties['lz:outcome'] === 'true' && !('options' in field && field.type !== 'checklist'),
      `lz:outcome passt nur zu „${typeNames.radio}“ und „${typeNames.select}“.`,
    ),
    ...complain(properties['lz:delivery'] !== undefined && !dated, 'lz:delivery passt nur zu einem Datum.'),
    ...complain(properties['lz:notFuture'] === 'true' && !dated, 'lz:notFuture passt nur zu einem Datum.'),
    ...complain(
      (properties['lz:iban'] ?? properties['lz:chip']) === 'true' && !textual,
      `lz:iban und lz:chip passen nur zu „${typeNames.textfield}“.`,
    ),
    ...complain(
      participant !== undefined && !/^\w+\.\w+$/.test(participant),
      'lz:participant hat die Form Rolle.Feld, zum Beispiel applicant.familyName.',
    ),
  ]
}
