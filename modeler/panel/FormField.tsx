/** "Formular": one of the forms that are deployed with the process. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import type { Named } from '../api/process.ts'
import { readExtension, removeExtension, writeExtension } from '../bpmn/extensions.ts'
import type { Drawn } from '../bpmn/services.ts'
import { SelectField } from './fields.tsx'

const TYPE = 'zeebe:FormDefinition'

export function FormField({
  modeler,
  element,
  forms,
}: {
  modeler: Modeler
  element: Drawn
  forms: readonly Named[]
}): VNode {
  const chosen = readExtension(element, TYPE, 'formId') ?? ''
  const missing = chosen && !forms.some(({ id }) => id === chosen) ? [{ id: chosen, name: `${chosen} (fehlt)` }] : []
  const commit = (formId: string): void =>
    formId ? writeExtension(modeler, element, TYPE, { formId }) : removeExtension(modeler, element, TYPE)
  return (
    <SelectField
      label="Formular"
      value={chosen}
      options={[{ id: '', name: 'Kein Formular' }, ...forms, ...missing]}
      onCommit={commit}
    />
  )
}
