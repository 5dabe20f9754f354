/** "Formular": one of the forms of the process, or a new one. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import type { Named } from '../api/process.ts'
import { readExtension, removeExtension, writeExtension } from '../bpmn/extensions.ts'
import type { Drawn } from '../bpmn/services.ts'
import type { Desk } from './desk.ts'
import { SelectField } from './fields.tsx'
import { makeFile } from './makeFile.ts'
import { SmallButton } from './SmallButton.tsx'

const TYPE = 'zeebe:FormDefinition'

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  /** What the forms are called. */
  readonly names: readonly Named[]
  readonly desk: Desk
}

export function FormField({ modeler, element, names, desk }: Props): VNode {
  const chosen = readExtension(element, TYPE, 'formId') ?? ''
  const ids = desk.files.filter(({ kind }) => kind === 'form').map(({ name }) => name)
  const forms = ids.map((id) => names.find((form) => form.id === id) ?? { id, name: id })
  const missing = chosen && !ids.includes(chosen) ? [{ id: chosen, name: `${chosen} (fehlt)` }] : []
  const commit = (formId: string): void =>
    formId ? writeExtension(modeler, element, TYPE, { formId }) : removeExtension(modeler, element, TYPE)
  return (
    <>
      <SelectField
        label="Formular"
        value={chosen}
        options={[{ id: '', name: 'Kein Formular' }, ...forms, ...missing]}
        onCommit={commit}
      />
      {chosen && missing.length === 0 ? (
        <SmallButton label="Formular bearbeiten" onClick={() => desk.open({ kind: 'form', name: chosen })} />
      ) : (
        <SmallButton label="Formular anlegen" onClick={() => makeFile(modeler, element, desk)} />
      )}
    </>
  )
}
