/** What the process itself worked out or asked for: every variable that is no answer of the application form. */
import type { VNode } from 'preact'
import { fieldsOf } from '../../engine/index.ts'
import type { CaseFile } from '../records/case-file.ts'
import { fieldNamed } from '../records/case-forms.ts'
import { valueText } from '../records/value-text.ts'

export function Workings({ file: { variables, startForm, forms } }: { file: CaseFile }): VNode | null {
  const answered = new Set(startForm ? fieldsOf(startForm.components).map(({ key }) => key) : [])
  const rest = Object.entries(variables).filter(([name]) => !answered.has(name) && name !== 'vorgang')
  if (rest.length === 0) return null
  return (
    <section aria-labelledby="bearbeitung">
      <h2 id="bearbeitung">Aus der Bearbeitung</h2>
      <dl class="facts">
        {rest.map(([name, value]) => {
          const field = fieldNamed(forms, name)
          return (
            <div key={name}>
              <dt>{field?.label ?? name}</dt>
              <dd>{valueText(value, field)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
