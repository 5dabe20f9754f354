/** "Bis wann": days after the task begins. Another rule stays as it is written and can be edited as text. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { readDue, writeDue, type Unit } from '../bpmn/duration.ts'
import { readExtension, writeExtension } from '../bpmn/extensions.ts'
import type { Drawn } from '../bpmn/services.ts'
import { fieldId } from './fieldId.ts'
import { SpanField, TextField } from './fields.tsx'
import { units } from './units.ts'

const TYPE = 'zeebe:TaskSchedule'

export function DueField({ modeler, element }: { modeler: Modeler; element: Drawn }): VNode {
  const due = readDue(readExtension(element, TYPE, 'dueDate'))
  const write = (dueDate: string | undefined): void => writeExtension(modeler, element, TYPE, { dueDate })
  if (due.kind === 'other')
    return (
      <TextField
        id={fieldId('due')}
        label="Bis wann"
        hint="Eine eigene Regel (FEEL). Leeren Sie das Feld, um Tage einzugeben."
        code
        lines={2}
        value={due.feel}
        onCommit={(feel) => write(feel.trim() || undefined)}
      />
    )

  const span = due.kind === 'after' ? due : null
  const commit = (amount: number | null, unit: Unit): void =>
    write(writeDue(amount === null ? { kind: 'none' } : { kind: 'after', amount, unit }))
  return (
    <SpanField
      id={fieldId('due')}
      label="Bis wann"
      amount={span?.amount ?? null}
      unit={span?.unit ?? 'days'}
      units={units}
      after="nach Beginn"
      onCommit={commit}
    />
  )
}
