/** Asks before a form or a rule is deleted, and names the steps that use it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import type { DraftFile } from '../api/process.ts'
import { call } from '../bpmn/words.ts'
import { usersOf } from './aroundFile.ts'
import { Dialog } from './Dialog.tsx'

interface Props {
  readonly file: DraftFile
  readonly modeler: Modeler
  readonly onYes: () => void
  readonly onClose: () => void
}

const words = {
  form: { the: 'Das Formular', without: 'haben dann kein Formular' },
  dmn: { the: 'Die Regel', without: 'finden dann keine Regel' },
} as const

export function DeleteQuestion({ file, modeler, onYes, onClose }: Props): VNode {
  const { the, without } = words[file.kind]
  const users = usersOf(file, modeler)
  return (
    <Dialog
      id="lz-delete-title"
      title={`${the} „${nameOf(file)}“ löschen?`}
      actions={[{ label: 'Löschen', primary: true, onClick: onYes }]}
      close={{ label: 'Abbrechen' }}
      onClose={onClose}
    >
      {users.length === 0 ? (
        <p>Kein Schritt verwendet es.</p>
      ) : (
        <>
          <p>{`Diese Schritte ${without}, bis Sie dort ein anderes wählen:`}</p>
          <ul>
            {users.map((element) => (
              <li key={element.id}>{call(element)}</li>
            ))}
          </ul>
        </>
      )}
      <p>In den benannten und den bereitgestellten Versionen bleibt alles erhalten.</p>
    </Dialog>
  )
}

const nameOf = ({ name }: DraftFile): string => name.replace(/\.dmn$/, '')
