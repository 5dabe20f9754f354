/** The modeler: drawing or list on the left, what is selected on the right, problems below. */
import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { processApi, type DraftFile } from '../api/process.ts'
import { service } from '../bpmn/services.ts'
import { InterviewTable } from '../interview/InterviewTable.tsx'
import { ReadingView } from '../interview/ReadingView.tsx'
import type { Desk } from '../panel/desk.ts'
import { filesNow } from '../draft/files.ts'
import { tabName } from '../together/tab.ts'
import { useCommentMarks } from '../together/useCommentMarks.ts'
import { Dialogs } from './Dialogs.tsx'
import { Notices } from './Notices.tsx'
import { OutlineView } from './OutlineView.tsx'
import { ProblemList } from './ProblemList.tsx'
import { Right } from './Right.tsx'
import type { Shell } from './shell.ts'
import { followShortcuts } from './shortcuts.ts'
import { createStore, type Editing, type State, type Store, type View } from './store.ts'
import { openStudio, type Studio } from './studio.ts'
import { Toolbar } from './Toolbar.tsx'
import { useStore } from './useStore.ts'

export function App({ shell }: { shell: Shell }): VNode {
  const store = useMemo(() => createStore(shell.view), [])
  const state = useStore(store)
  const canvas = useRef<HTMLDivElement>(null)
  const [studio, setStudio] = useState<Studio | null>(null)
  const [asking, setAsking] = useState(false)
  const [given, setGiven] = useState<readonly File[]>([])
  const tab = useMemo(() => tabName(), [])
  useEffect(() => {
    const api = processApi(shell.api, shell.csrf, tab)
    if (canvas.current) void openStudio(canvas.current, shell, api, store).then(setStudio)
  }, [])
  useEffect(() => followShortcuts(studio), [studio])
  const talkAbout = (id: string): void => {
    studio?.select(id)
    store.set({ talking: true })
  }
  const counts = useCommentMarks(state, studio !== null, talkAbout)

  const files = state.process ? filesNow(state.process, state.files) : []
  const desk = studio && deskOf(store, studio, files)

  return (
    <div class={`lz-app${state.reads ? ' lz-app--reads' : ''}`}>
      {studio && (
        <Toolbar
          state={state}
          studio={studio}
          shell={shell}
          onView={(view) => show(store, shell, view)}
          onTalk={() => store.set({ talking: !state.talking })}
          onDeploy={() => void studio.recount().then(() => setAsking(true))}
          onBlocked={() => document.getElementById('lz-problems-title')?.focus()}
          onFiles={setGiven}
        />
      )}
      {studio && <Notices state={state} studio={studio} />}
      {state.failure && <Failure says={state.failure} />}
      <div class="lz-work">
        <div class={`lz-left lz-left--${state.view}`}>
          <div
            ref={canvas}
            class={`lz-canvas${state.view === 'list' || state.view === 'reading' ? ' lz-canvas--away' : ''}`}
            aria-label="Diagramm. Die Ansicht Liste zeigt dasselbe als Text."
            role="region"
          />
          {studio && desk && (
            <Left
              state={state}
              studio={studio}
              desk={desk}
              counts={counts}
              onTalk={talkAbout}
              onOpen={(editing) => store.set({ editing })}
            />
          )}
        </div>
        <Right state={state} studio={studio} desk={desk} counts={counts} onTalk={(talking) => store.set({ talking })} />
      </div>
      {studio && desk && (
        <Dialogs
          state={state}
          store={store}
          studio={studio}
          shell={shell}
          tab={tab}
          desk={desk}
          given={given}
          onGivenTaken={() => setGiven([])}
          asking={asking}
          onAsked={() => setAsking(false)}
        />
      )}
    </div>
  )
}

const Failure = ({ says }: { says: string }): VNode => (
  <p class="lz-notice lz-notice--bad" role="alert">
    {says}
  </p>
)

interface LeftProps {
  readonly state: State
  readonly studio: Studio
  readonly desk: Desk
  /** Open comments by element. */
  readonly counts: ReadonlyMap<string, number>
  readonly onTalk: (id: string) => void
  readonly onOpen: (file: Editing) => void
}

function Left({ state, studio, desk, counts, onTalk, onOpen }: LeftProps): VNode | null {
  if (!state.modeler) return null
  const elements = state.view === 'list' ? service(state.modeler, 'elementRegistry').getAll() : []
  return (
    <>
      {state.view === 'list' && (
        <OutlineView elements={elements} selected={state.selected?.id ?? null} onSelect={studio.select} />
      )}
      {state.view === 'table' && state.process && (
        <fieldset class="lz-plain" disabled={state.reads}>
          <InterviewTable
            modeler={state.modeler}
            process={state.process}
            studio={studio}
            desk={desk}
            change={state.change}
            selected={state.selected?.id ?? null}
            comments={counts}
            onTalk={onTalk}
          />
        </fieldset>
      )}
      {state.view === 'reading' ? (
        state.process && (
          <ReadingView modeler={state.modeler} process={state.process} save={state.save} change={state.change} />
        )
      ) : state.view === 'rehearse' ? null : (
        <ProblemList
          modeler={state.modeler}
          problems={state.problems}
          reads={state.reads}
          onSelect={studio.select}
          onOpen={onOpen}
        />
      )}
    </>
  )
}

const deskOf = (store: Store, studio: Studio, files: readonly DraftFile[]): Desk => ({
  files,
  change: studio.changeFile,
  open: ({ kind, name }) => store.set({ editing: { kind, name } }),
})

const addresses: Readonly<Partial<Record<View, string>>> = {
  table: 'tabelle',
  diagram: 'modell',
  reading: 'lesefassung',
}

/** The address names what is shown, so that it can be sent to somebody. */
function show(store: Store, { versions }: Shell, view: View): void {
  store.set({ view })
  const name = addresses[view]
  if (name) history.replaceState(null, '', versions.replace(/[^/]*$/, name))
}
