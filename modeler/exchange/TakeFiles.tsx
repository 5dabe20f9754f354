/** Files dropped anywhere on the modeler, or chosen from the menu: looked at by the server, shown, and taken over after a yes. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Answer } from '../api/process.ts'
import { followFiles } from './filesOver.ts'
import { goBack, takeIn, type Applied, type IntakeView } from './intakeApi.ts'
import { IntakeDialog } from './IntakeDialog.tsx'

interface Props {
  readonly process: string
  readonly csrf: string
  readonly tab?: string | undefined
  /** Saves what is open; false when that is not possible now. */
  readonly save: () => Promise<boolean>
  /** Shows what the server has now; its revision, or null where it could not be had. */
  readonly reload: () => Promise<number | null>
  /** Files that were chosen rather than dropped. */
  readonly given: readonly File[]
  readonly onGivenTaken: () => void
}

interface Run {
  readonly files: readonly File[]
  readonly chosen: ReadonlyMap<number, string>
  readonly view: IntakeView | null
  readonly applied: readonly Applied[] | null
  readonly problem: string | null
  readonly busy: boolean
  /** Of the draft after it was written. */
  readonly revision: number | null
}

const UNSAVED = 'Der Entwurf ist noch nicht gespeichert. Bitte lesen Sie die Dateien ein, wenn er es ist.'
const CHANGED = 'Es würde jetzt etwas anderes geschehen. Bitte sehen Sie noch einmal nach.'

export function TakeFiles({ process, csrf, tab, save, reload, given, onGivenTaken }: Props): VNode | null {
  const [over, setOver] = useState(false)
  const [run, setRun] = useState<Run | null>(null)
  const at = { key: process, csrf, tab }

  const look = async (next: Run, seal?: string): Promise<void> => {
    setRun({ ...next, busy: true, problem: null })
    const saved = await save()
    const answer: Answer<Awaited<ReturnType<typeof takeIn>> extends Answer<infer T> ? T : never> = saved
      ? await takeIn(at, { ...next, ...(seal ? { seal } : {}) })
      : { ok: false, why: 'refused', says: UNSAVED }
    if (!answer.ok) return setRun({ ...next, busy: false, problem: answer.says })
    if ('view' in answer.value) {
      const { view, changed } = answer.value
      return setRun({ ...next, view, busy: false, problem: changed ? CHANGED : null })
    }
    const { applied } = answer.value
    const own = applied.some(({ key }) => key === process)
    setRun({ ...next, applied, busy: false, problem: null, revision: own ? await reload() : null })
  }
  const begin = (files: readonly File[]): void =>
    void look({ files, chosen: new Map(), view: null, applied: null, problem: null, busy: true, revision: null })

  useEffect(() => followFiles({ over: setOver, drop: begin }), [])
  useEffect(() => {
    if (given.length === 0) return
    begin(given)
    onGivenTaken()
  }, [given])

  const before = run?.applied?.find(({ key }) => key === process)?.before
  const back = async (): Promise<void> => {
    if (!run || run.revision === null || !before) return
    setRun({ ...run, busy: true })
    const answer = await goBack(at, before, run.revision)
    if (!answer.ok) return setRun({ ...run, busy: false, problem: answer.says })
    await reload()
    setRun(null)
  }
  if (!run) return over ? <p class="lz-drop">Dateien hier loslassen: BPMN, DMN, Formular, CSV oder ZIP</p> : null
  return (
    <IntakeDialog
      {...run}
      onChoose={(index, key) => void look({ ...run, chosen: new Map([...run.chosen, [index, key]]) })}
      onYes={() => void look(run, run.view?.seal)}
      onBack={before && run.revision !== null ? () => void back() : null}
      onClose={() => setRun(null)}
    />
  )
}
