/** A form over the diagram: made in the editor, looked at as its readers will see it. Loaded when the first form is opened. */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, DraftFile, Reader } from '../api/process.ts'
import type { Around } from '../app/aroundFile.ts'
import { WorkHead } from '../app/WorkHead.tsx'
import { createEditor, type FormDesk } from './createEditor.ts'
import { FieldFacts } from './FieldFacts.tsx'
import { FindingList } from './FindingList.tsx'
import { LibraryList } from './LibraryList.tsx'
import { Preview } from './Preview.tsx'
import './form.css'

interface Props {
  readonly file: DraftFile
  /** Key or id of the field that is selected first. */
  readonly field: string | null
  readonly around: Around
  readonly onChange: (file: DraftFile) => void
  readonly preview: (form: string, as: Reader) => Promise<Answer<{ readonly html: string }>>
  readonly status: VNode
  readonly onClose: () => void
}

type View = 'edit' | Reader

/** Milliseconds until the hand rests. */
const REST = 300

export function FormWork({ file, field, around, onChange, preview, status, onClose }: Props): VNode {
  const { place, desk, json } = useEditor(file, field, around, onChange)
  const [view, setView] = useState<View>('edit')
  const tab = (own: View, label: string): VNode => (
    <button type="button" aria-pressed={view === own} onClick={() => setView(own)}>
      {label}
    </button>
  )
  return (
    <>
      <WorkHead title={`Formular ${file.name}`} stack={desk} status={status} onClose={onClose}>
        <div class="lz-switch" role="group" aria-label="Ansicht des Formulars">
          {tab('edit', 'Bearbeiten')}
          {tab('citizen', 'Für Bürgerinnen und Bürger')}
          {tab('caseworker', 'Für die Sachbearbeitung')}
        </div>
      </WorkHead>
      <div class={`lz-form${view === 'edit' ? '' : ' lz-form--away'}`}>
        <aside class="lz-form__side" aria-label="Bibliothek und Angaben zum Feld">
          {desk && <FieldFacts key={desk.selected()?.id ?? ''} desk={desk} application={around.application} />}
          {desk && <LibraryList onInsert={desk.insert} />}
        </aside>
        <div ref={place} class="lz-form__editor" />
      </div>
      {view !== 'edit' && <Preview json={json} as={view} preview={preview} />}
      <FindingList json={json} application={around.application} desk={view === 'edit' ? desk : null} />
    </>
  )
}

/** The editor, and a new drawing with each change; what was typed last is handed on also when it is closed. */
function useEditor(file: DraftFile, field: string | null, around: Around, onChange: (file: DraftFile) => void) {
  const place = useRef<HTMLDivElement>(null)
  const [desk, setDesk] = useState<FormDesk | null>(null)
  const [, redraw] = useState(0)
  const [json, setJson] = useState(file.content)
  useEffect(() => {
    let made: FormDesk | null = null
    let last = file.content
    let timer: ReturnType<typeof setTimeout> | undefined
    const handOn = (): void => {
      clearTimeout(timer)
      const content = made?.json() ?? last
      if (content === last) return
      last = content
      setJson(content)
      onChange({ ...file, content })
    }
    const follow = (): void => {
      redraw((count) => count + 1)
      clearTimeout(timer)
      timer = setTimeout(handOn, REST)
    }
    if (place.current)
      void createEditor(place.current, file.content, follow, around).then((created) => {
        made = created
        // What the editor writes of itself is no change of a person.
        last = created.json()
        if (field !== null) created.select(field)
        setDesk(created)
      })
    return () => {
      handOn()
      made?.close()
    }
  }, [])
  return { place, desk, json }
}
