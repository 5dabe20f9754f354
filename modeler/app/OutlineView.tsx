/** The process as a list of its steps: the drawing for those who do not see it, and a quick way through it for all. */
import type { VNode } from 'preact'
import { outline, type OutlineStep } from '../bpmn/outline.ts'
import type { Drawn } from '../bpmn/services.ts'

interface Props {
  readonly elements: readonly Drawn[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

export function OutlineView({ elements, selected, onSelect }: Props): VNode {
  const steps = outline(elements)
  const numbers = new Map(steps.map((step, index) => [step.id, index + 1]))
  return (
    <section class="lz-outline" aria-label="Schritte des Prozesses">
      <p class="lz-hint">Alle Schritte in ihrer Reihenfolge. Wählen Sie einen aus, um ihn rechts zu ändern.</p>
      <ol>
        {steps.map((step) => (
          <li key={step.id} value={numbers.get(step.id)}>
            <button type="button" aria-pressed={step.id === selected} onClick={() => onSelect(step.id)}>
              {step.says}
            </button>
            {step.inside && <span class="lz-outline__lane">in „{step.inside}“</span>}
            {step.lane && <span class="lz-outline__lane">{step.lane}</span>}
            <Next step={step} numbers={numbers} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Next({ step, numbers }: { step: OutlineStep; numbers: ReadonlyMap<string, number> }): VNode | null {
  if (step.next.length === 0) return null
  return (
    <ul>
      {step.next.map((flow) => (
        <li key={flow.id}>
          {flow.when ? `${flow.when}: weiter mit` : 'danach'} {numbers.get(flow.target)}. {flow.says}
        </li>
      ))}
    </ul>
  )
}
