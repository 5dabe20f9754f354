/** Asks before a form or a rule is deleted, and names the steps that use it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { DraftFile } from '../api/process.ts'
import { call } from '../bpmn/words.ts'
import { usersOf } from './aroundFile.ts'

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
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const { the, without } = words[file.kind]
  const users = usersOf(file, modeler)
  return (
    <dialog ref={dialog} class="lz-dialog" aria-labelledby="lz-delete-title" onClose={onClose}>
      <h2 id="lz-delete-title">{`${the} „${nameOf(file)}“ löschen?`}</h2>
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
      <div class="lz-dialog__buttons">
        <button type="button" class="kern-btn kern-btn--primary" onClick={onYes}>
          <span class="kern-label">Löschen</span>
        </button>
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => dialog.current?.close()}>
          <span class="kern-label">Abbrechen</span>
        </button>
      </div>
    </dialog>
  )
}

const nameOf = ({ name }: DraftFile): string => name.replace(/\.dmn$/, '')
