/** The forms of the version on which a case runs: they never change under it. */
import { fieldsOf, parseForm, type Field, type Form, type Json, type Model } from '../../engine/index.ts'
import type { Context } from '../context.ts'

/** Forms of a deployment by id. */
export async function formsOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  deploymentId: number,
): Promise<ReadonlyMap<string, Form>> {
  const rows = await db('resources')
    .where({ town: town.id, deployment_id: deploymentId, kind: 'form' })
    .select<{ content: string }[]>('content')
  const forms = rows.map((row) => parseForm(row.content).form)
  return new Map(forms.map((form) => [form.id, form]))
}

/** The application form: that of the start event. */
export function startFormOf(model: Model, forms: ReadonlyMap<string, Form>): Form | null {
  const start = Object.values(model.elements).find(
    ({ type, form, parent }) => type === 'bpmn:StartEvent' && form !== null && isTop(model, parent),
  )
  return start?.form ? (forms.get(start.form) ?? null) : null
}

const isTop = (model: Model, parent: string | null): boolean =>
  parent === null || model.elements[parent]?.type === 'bpmn:Process'

/** The field that asked for a variable, for labels. Of several with this key the one that offers the value. */
export function fieldNamed(forms: ReadonlyMap<string, Form>, key: string, value?: Json): Field | null {
  const found = [...forms.values()]
    .flatMap(({ components }) => fieldsOf(components))
    .filter((field) => field.key === key)
  return (
    found.find((field) => 'options' in field && field.options.some((one) => one.value === value)) ?? found[0] ?? null
  )
}
