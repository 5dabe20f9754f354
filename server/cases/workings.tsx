/** What the process itself worked out or asked for: every variable that is no answer of the application form. */
import type { VNode } from 'preact'
import { fieldsOf, type Json, valueText } from '../../engine/index.ts'
import type { CaseFile } from '../records/case-file.ts'
import { fieldNamed } from '../records/case-forms.ts'
import { ON_PAPER } from '../records/on-paper.ts'

/** Stand at other places of the page. */
const elsewhere = new Set(['vorgang', ON_PAPER])

type Entry = readonly [label: string, text: string]

export function Workings({ file: { variables, startForm, forms } }: { file: CaseFile }): VNode | null {
  const answered = new Set(startForm ? fieldsOf(startForm.components).map(({ key }) => key) : [])
  const rest = Object.entries(variables).filter(([name]) => !answered.has(name) && !elsewhere.has(name))
  const asked = rest.flatMap(([name, value]) => askedEntry(forms, name, value))
  const others = rest
    .filter(([name]) => !fieldNamed(forms, name))
    .map(([name, value]): Entry => [name, valueText(value)])
  if (rest.length === 0) return null
  return (
    <section aria-labelledby="bearbeitung">
      <h2 id="bearbeitung">Aus der Bearbeitung</h2>
      <Facts entries={asked} />
      {others.length > 0 && (
        <details>
          <summary>Weitere Werte des Ablaufs</summary>
          <Facts entries={others} />
        </details>
      )}
    </section>
  )
}

function askedEntry(forms: CaseFile['forms'], name: string, value: Json): readonly Entry[] {
  const field = fieldNamed(forms, name, value)
  return field ? [[field.label, valueText(value, field)]] : []
}

const Facts = ({ entries }: { entries: readonly Entry[] }): VNode => (
  <dl class="facts">
    {entries.map(([label, text]) => (
      <div>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)
