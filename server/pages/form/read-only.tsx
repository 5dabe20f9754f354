/** A value that is shown and not asked: whole and as text, because an input would cut off what is long. */
import type { VNode } from 'preact'
import type { Field } from '../../../engine/index.ts'
import { answer } from './answers.tsx'
import type { FormView } from './view.ts'

export const ReadOnly = ({ field, view }: { field: Field; view: FormView }): VNode => (
  <div class="read-only">
    <p class="kern-label">{field.label}</p>
    {field.description && <p class="kern-hint">{field.description}</p>}
    <p class="read-only__value">
      {answer(field, view.values[field.key]) ?? <span class="muted">Nicht angegeben</span>}
    </p>
  </div>
)
