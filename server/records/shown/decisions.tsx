/** Which rule applied and why: the inputs as they were then, the rule's own words, the result. */
import type { VNode } from 'preact'
import { type Json, valueText } from '../../../engine/index.ts'
import { germanEuro, germanMoment } from '../../pages/format.ts'
import type { CaseFile } from '../case-file.ts'
import { fieldNamed } from '../case-forms.ts'
import { decisionsIn, type Decided } from '../trail.ts'

export function Decisions({ file, level = 3 }: { file: CaseFile; level?: 2 | 3 }): VNode | null {
  const decided = decisionsIn(file.trail)
  if (decided.length === 0) return null
  const Heading = `h${level}` as 'h3'
  return (
    <section aria-labelledby="regeln">
      <Heading id="regeln">Was nach Regel entschieden ist</Heading>
      {decided.map((one) => (
        <One key={one.element} decided={one} file={file} />
      ))}
    </section>
  )
}

function One({ decided: { element, at, decision, evidence }, file }: { decided: Decided; file: CaseFile }): VNode {
  const words = evidence.matched.map(
    ({ rule, annotation }) => `Regel ${rule + 1}${annotation ? `: ${annotation}` : ''}`,
  )
  return (
    <div class="decided">
      <p>
        <strong>{file.model.elements[element]?.name || element}</strong>
        {`: ${resultText(evidence.result, file.words.get(decision) ?? new Map())}`}
      </p>
      <p>{words.length > 0 ? words.join('; ') : 'Keine Regel traf zu.'}</p>
      <details>
        <summary>Womit gerechnet wurde</summary>
        <dl class="facts">
          {Object.entries(evidence.inputs).map(([name, value]) => {
            const field = fieldNamed(file.forms, name, value)
            return (
              <div key={name}>
                <dt>{field?.label ?? capital(name)}</dt>
                <dd>{valueText(value, field)}</dd>
              </div>
            )
          })}
        </dl>
        <p class="muted">{`am ${germanMoment(at)}`}</p>
      </details>
    </div>
  )
}

/** A result of several outputs as `Label: value`, with the labels of the decision table. */
function resultText(result: Json, labels: ReadonlyMap<string, string>): string {
  if (result === null || typeof result !== 'object' || Array.isArray(result)) return valueText(result)
  return Object.entries(result)
    .map(([name, value]) => outputText(labels.get(name) ?? capital(name), value as Json))
    .join(', ')
}

// A table says by its label that an output is money; everything else is a plain value.
const MONEY = /\s+in (?:EUR|Euro|€)$/

function outputText(label: string, value: Json): string {
  const amount = typeof value === 'number' && MONEY.test(label)
  return amount ? `${label.replace(MONEY, '')}: ${germanEuro(value)}` : `${label}: ${valueText(value)}`
}

const capital = (name: string): string => name.slice(0, 1).toLocaleUpperCase('de') + name.slice(1)
