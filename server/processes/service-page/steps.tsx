/** Texts for citizens with the steps on which they depend: steps are ticked by their names. */
import type { VNode } from 'preact'
import type { DrawnNode } from '../../../engine/index.ts'
import { kindOf } from '../export/steps.ts'
import { TextInput, Tick, type Entered } from '../inputs.tsx'
import { RowButtons } from '../row-buttons.tsx'
import { RowFold } from '../row-fold.tsx'
import type { TypedSteps } from './typed.ts'

interface Props {
  readonly entered: Entered
  readonly rows: readonly TypedSteps[]
  readonly steps: readonly DrawnNode[]
  readonly name: 'milestones' | 'yourTurn'
  /** "1. Stand". */
  readonly called: string
  readonly label: string
  readonly hint: string
  /** What it means that a step is ticked. */
  readonly when: string
}

/** One empty row is always there for the next. */
export const StepRows = ({ rows, ...props }: Props): VNode => (
  <>
    {[...rows, { label: '', elements: [] }].map((row, at) => (
      <StepRow {...props} row={row} at={at} last={rows.length - 1} />
    ))}
  </>
)

type RowProps = Omit<Props, 'rows'> & { readonly row: TypedSteps; readonly at: number; readonly last: number }

function StepRow({ entered, row, steps, name, called, label, hint, when, at, last }: RowProps): VNode {
  const filled = at <= last
  const own = `${name}.${at}`
  const number = `${at + 1}. ${called}`
  return (
    <fieldset class="process-row" id={`zeile-${own}`}>
      <legend class="kern-label">{filled ? number : `Weiterer ${called}`}</legend>
      <RowFold
        entered={entered}
        rows={name}
        at={at}
        says={row.label && `${row.label} (${sayChosen(row.elements, steps)})`}
      >
        <TextInput
          entered={{ ...entered, values: { [`${own}.label`]: row.label } }}
          name={`${own}.label`}
          label={label}
          hint={hint}
        />
        <details open={filled && row.elements.length === 0}>
          <summary>{`${when}: ${sayChosen(row.elements, steps)}`}</summary>
          <StepTicks name={`${own}.elements`} steps={steps} chosen={row.elements} />
        </details>
      </RowFold>
      {filled && <RowButtons rows={name} at={at} last={last} called={number} />}
    </fieldset>
  )
}

const sayChosen = (chosen: readonly string[], steps: readonly DrawnNode[]): string =>
  chosen
    .map((id) => steps.find((step) => step.id === id))
    .map((step) => (step ? nameOf(step) : GONE))
    .join(', ') || 'noch kein Schritt gewählt'

const GONE = 'gibt es im Modell nicht mehr'
const nameOf = (step: DrawnNode): string => step.name || `${kindOf(step)} ohne Namen`

interface TicksProps extends Pick<Props, 'steps'> {
  readonly name: string
  readonly chosen: readonly string[]
}

function StepTicks({ name, steps, chosen }: TicksProps): VNode {
  const shown = steps.filter(({ id, name: called }) => called !== '' || chosen.includes(id))
  const gone = chosen.filter((id) => !steps.some((step) => step.id === id))
  return (
    <div class="process-ticks">
      {shown.map((step) => (
        <Tick
          id={`f-${name}-${step.id}`}
          name={name}
          value={step.id}
          checked={chosen.includes(step.id)}
          label={
            <>
              {nameOf(step)}
              <span class="process-small">{[kindOf(step), step.lane].filter(Boolean).join(', ')}</span>
            </>
          }
        />
      ))}
      {gone.map((id) => (
        <Tick
          id={`f-${name}-${id}`}
          name={name}
          value={id}
          checked
          label={
            <>
              <strong>{GONE}</strong>
              <span class="process-small">{`früher ${id}; zum Entfernen den Haken wegnehmen`}</span>
            </>
          }
        />
      ))}
      {shown.length + gone.length === 0 && <p>Im Modell hat noch kein Schritt einen Namen.</p>}
    </div>
  )
}
