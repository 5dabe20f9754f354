/** Names that a version gave out: cases, rules and reports know them. */
import { fieldsOf, parseForm } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { resourcesOf } from '../runtime/index.ts'

/** Keys of the fields and values of the choices in the forms of a version. */
export async function settledNames(
  { db, town }: Pick<Context, 'db' | 'town'>,
  deployment: number,
): Promise<readonly string[]> {
  const forms = (await resourcesOf(db, town, deployment)).filter(({ kind }) => kind === 'form')
  const fields = forms.flatMap(({ content }) => fieldsOf(parseForm(content).form.components))
  const names = fields.flatMap((field) => [field.key, ...('options' in field ? field.options : []).map(valueOf)])
  return [...new Set(names)]
}

const valueOf = ({ value }: { readonly value: string }): string => value
