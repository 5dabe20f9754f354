/** How long a timer waits. Dates, cycles and own rules stay as they are written. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { readWaiting, writeSpan, type Unit } from '../bpmn/duration.ts'
import type { Drawn, Moddle } from '../bpmn/services.ts'
import { readTimer, writeTimer } from '../bpmn/timer.ts'
import { SpanField, TextField } from './fields.tsx'
import { units } from './units.ts'

const labels = { timeDuration: 'Wartet', timeDate: 'Zeitpunkt', timeCycle: 'Wiederholung' } as const

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly definition: Moddle
}

export function TimerField({ modeler, element, definition }: Props): VNode {
  const timer = readTimer(definition)
  const write = (text: string): void => writeTimer(modeler, element, definition, { ...timer, text })
  const span = readWaiting(timer.text)
  if (timer.kind !== 'timeDuration' || (timer.text && !span))
    return (
      <TextField
        label={labels[timer.kind]}
        hint="So steht es im Modell (FEEL oder ISO 8601)."
        code
        value={timer.text}
        onCommit={write}
      />
    )

  const commit = (amount: number | null, unit: Unit): void => write(amount === null ? '' : writeSpan({ amount, unit }))
  return (
    <SpanField
      label="Wartet"
      amount={span?.amount ?? null}
      unit={span?.unit ?? 'days'}
      units={units}
      onCommit={commit}
    />
  )
}
