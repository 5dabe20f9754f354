/** The form or decision that is open over everything else. Its editor is loaded with the first one. */
import type { ComponentType, VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DraftFile } from '../api/process.ts'
import { SmallAction } from '../together/SmallAction.tsx'
import { aroundFile, type Around } from './aroundFile.ts'
import { followResultNames } from './resultNames.ts'
import { DeleteQuestion } from './DeleteQuestion.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import type { State } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly file: DraftFile
  readonly state: State
  readonly studio: Studio
  readonly onClose: () => void
}

interface WorkProps {
  readonly file: DraftFile
  /** What is selected first. */
  readonly field: string | null
  readonly around: Around
  readonly onChange: (file: DraftFile) => void
  readonly preview: Studio['preview']
  readonly status: VNode
  readonly onClose: () => void
}

const works: Readonly<Record<DraftFile['kind'], () => Promise<ComponentType<WorkProps>>>> = {
  form: async () => (await import('../form/FormWork.tsx')).FormWork,
  dmn: async () => (await import('../decision/DecisionWork.tsx')).DecisionWork,
}

export function FileDialog({ file, state, studio, onClose }: Props): VNode {
  const [Work, setWork] = useState<ComponentType<WorkProps> | null>(null)
  useEffect(() => void works[file.kind]().then((loaded) => setWork(() => loaded)), [])
  useEffect(coverPage, [])
  const around = useMemo(() => aroundFile(file, state, studio), [])
  const [asking, setAsking] = useState(false)
  const gone = useRef(false)
  const status = (
    <>
      <SaveStatus save={state.save} draftSince={state.process?.draftSince ?? null} />{' '}
      {!state.reads && <SmallAction kind="tertiary" label="Löschen …" onClick={() => setAsking(true)} />}
    </>
  )
  const last = useRef(file)
  const change = (changed: DraftFile): void => {
    if (gone.current) return
    studio.changeFile(changed)
    if (state.modeler && !state.reads) followResultNames(state.modeler, last.current, changed)
    last.current = changed
  }
  const remove = (): void => {
    // What the editor still hands on when it is closed would bring the file back.
    gone.current = true
    studio.removeFile(file)
    onClose()
  }
  return (
    <div class="lz-work-dialog" role="dialog" aria-modal="true" aria-labelledby="lz-work-title">
      {Work ? (
        <Work
          file={file}
          field={state.editing?.field ?? null}
          around={around}
          onChange={change}
          preview={studio.preview}
          status={status}
          onClose={onClose}
        />
      ) : (
        <h2 id="lz-work-title" tabIndex={-1}>
          Wird geladen …
        </h2>
      )}
      {asking && state.modeler && (
        <DeleteQuestion file={file} modeler={state.modeler} onYes={remove} onClose={() => setAsking(false)} />
      )}
    </div>
  )
}

/**
 * What lies below cannot be reached meanwhile, and afterwards the focus is back. A `dialog` would put the small windows of the
 * editors, which they hang into the page, out of reach.
 */
function coverPage(): () => void {
  const before = document.activeElement
  const below = document.querySelectorAll<HTMLElement>(
    '.site-header, .site-footer, .skip-link, .lz-app > :not(.lz-work-dialog)',
  )
  for (const part of below) part.inert = true
  return () => {
    for (const part of below) part.inert = false
    if (before instanceof HTMLElement) before.focus()
  }
}
