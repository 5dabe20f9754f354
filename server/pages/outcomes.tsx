/** The buttons that end a task, named after what comes of it. */
import type { VNode } from 'preact'
import type { ChoiceField } from '../../engine/index.ts'
import { Button } from './parts.tsx'

export function Outcomes({ field }: { field: ChoiceField | null }): VNode {
  if (!field) {
    return (
      <p class="outcomes">
        <Button label="Erledigt" />
      </p>
    )
  }
  return (
    <fieldset class="outcomes" id={`f-${field.key}`} tabIndex={-1}>
      <legend>{field.label}</legend>
      {field.description && <p class="kern-hint">{field.description}</p>}
      {field.options.map((option, index) => (
        <Button
          key={option.value}
          name={field.key}
          value={option.value}
          kind={index === 0 ? 'primary' : 'secondary'}
          label={option.label}
        />
      ))}
    </fieldset>
  )
}
