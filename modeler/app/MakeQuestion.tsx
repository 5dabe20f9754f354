/** After a double click on a step without a form or without a rule: shall one be made, or was its name meant? */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { service, type Drawn } from '../bpmn/services.ts'
import { call } from '../bpmn/words.ts'
import type { Desk } from '../panel/desk.ts'
import { fileKindOf, makeFile } from '../panel/makeFile.ts'
import { Dialog } from './Dialog.tsx'

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly desk: Desk
  readonly onClose: () => void
}

const words = {
  start: {
    make: 'Antrag anlegen',
    hasNone: 'hat noch kein Antragsformular. Ohne kann niemand den Antrag stellen, weder online noch am Schalter.',
  },
  form: { make: 'Formular anlegen', hasNone: 'hat noch kein Formular. Ohne kann dort niemand etwas eintragen.' },
  dmn: { make: 'Regel anlegen', hasNone: 'hat noch keine Regel. Eine Tabelle sagt, was wann gilt.' },
} as const

export function MakeQuestion({ modeler, element, desk, onClose }: Props): VNode {
  const { make, hasNone } = words[element.type === 'bpmn:StartEvent' ? 'start' : (fileKindOf(element) ?? 'form')]
  // A dialog that closes takes the cursor away from what was opened before.
  const then = (does: () => void) => (): void => {
    onClose()
    requestAnimationFrame(does)
  }
  return (
    <Dialog
      id="lz-make-title"
      title={`${make}?`}
      actions={[
        { label: make, primary: true, onClick: then(() => makeFile(modeler, element, desk)) },
        { label: 'Namen ändern', onClick: then(() => service(modeler, 'directEditing').activate(element)) },
      ]}
      close={{ label: 'Abbrechen' }}
      onClose={onClose}
    >
      <p>{`${call(element)} ${hasNone}`}</p>
    </Dialog>
  )
}
