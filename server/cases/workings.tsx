/** What the process itself worked out or asked for: every variable that is no answer of the application form. */
import type { VNode } from 'preact'
import { fieldsOf, type Json, valueText } from '../../engine/index.ts'
import type { CaseFile } from '../records/case-file.ts'
import { fieldNamed } from '../records/case-forms.ts'
import { ON_PAPER } from '../records/on-paper.ts'

/** Stand at other places of the page. */
const elsewhere = new Set(['vorgang', ON_PAPER])

type Entry = readonly [label: string, text: string]

export function Workings({ file }: { file: CaseFile }): VNode | null {
  const { variables, startForm, forms } = file
  const answered = new Set(startForm ? fieldsOf(startForm.components).map(({ key }) => key) : [])
  const rest = Object.entries(variables).filter(([name]) => !answered.has(name) && !elsewhere.has(name))
  const asked = withStep(rest.flatMap(([name, value]) => askedEntry(file, name, value)))
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

interface Asked {
  readonly label: string
  readonly text: string
  /** The step whose form asks it; null where the form belongs to none of this process. */
  readonly step: string | null
}

function askedEntry({ forms, model }: CaseFile, name: string, value: Json): readonly Asked[] {
  const field = fieldNamed(forms, name, value)
  if (!field) return []
  const form = [...forms.values()].find(({ components }) => fieldsOf(components).includes(field))
  const asks = Object.values(model.elements).find((element) => form && element.form === form.id)
  return [{ label: field.label, text: valueText(value, field), step: asks?.name || null }]
}

/** Several steps end with a "Ergebnis": each is told with its step. */
const withStep = (all: readonly Asked[]): readonly Entry[] =>
  all.map(({ label, text, step }) => {
    const alone = all.filter((other) => other.label === label).length === 1
    return [alone || !step ? label : `${label} („${step}“)`, text]
  })

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
