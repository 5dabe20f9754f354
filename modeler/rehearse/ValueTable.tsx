/** Variables of a case as people read them: what the form calls them, and their values in German. */
import type { VNode } from 'preact'
import { fieldsOf, valueText, type Field, type Variables } from '../../engine/index.ts'
import { findForm } from './answerForm.ts'
import type { Part } from './parts.ts'

interface Props {
  readonly title: string
  readonly values: Variables
  readonly files: readonly Part[]
}

export function ValueTable({ title, values, files }: Props): VNode {
  const fields = fieldsByKey(files)
  return (
    <table class="lz-try__values" aria-label={title}>
      <tbody>
        {Object.entries(values).map(([key, value]) => (
          <tr key={key}>
            <th scope="row">{fields.get(key)?.label ?? <code>{key}</code>}</th>
            <td>{valueText(value, fields.get(key))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of a key that several forms ask, the first. */
export function fieldsByKey(files: readonly Part[]): ReadonlyMap<string, Field> {
  const forms = files.flatMap(({ kind, name }) => (kind === 'form' ? (findForm(files, idOf(name)) ?? []) : []))
  const fields = forms.flatMap((form) => fieldsOf(form.components))
  return new Map(fields.toReversed().map((field) => [field.key, field]))
}

const idOf = (name: string): string => name.replace(/\.form$/, '')
