/** The modeler: drawing or list on the left, what is selected on the right, problems below. */
import type { RefObject, VNode } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { processApi } from '../api/process.ts'
import { service } from '../bpmn/services.ts'
import type { Problem } from '../check/problems.ts'
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
import { createStore, type Editing, type State } from './store.ts'
import { mendIn } from './mendIn.ts'
import { deskOf, show } from './ways.ts'
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
  const mendIt = useCallback((problem: Problem) => studio && mendIn({ store, shell, studio }, problem), [studio])

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
          <Sheet place={canvas} away={state.view === 'list' || state.view === 'reading'} />
          {studio && desk && (
            <Left
              state={state}
              studio={studio}
              desk={desk}
              counts={counts}
              onTalk={talkAbout}
              onMend={mendIt}
              onOpen={(editing) => store.set({ editing })}
            />
          )}
        </div>
        <Right
          state={state}
          studio={studio}
          desk={desk}
          counts={counts}
          onTalk={(talking) => store.set({ talking })}
          onMend={mendIt}
        />
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

/** bpmn-js draws into it. */
const Sheet = ({ place, away }: { place: RefObject<HTMLDivElement>; away: boolean }): VNode => (
  <div
    ref={place}
    class={`lz-canvas${away ? ' lz-canvas--away' : ''}`}
    aria-label="Diagramm. Die Ansicht Liste zeigt dasselbe als Text."
    role="region"
  />
)

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
  readonly onMend: (problem: Problem) => void
  readonly onOpen: (file: Editing) => void
}

function Left({ state, studio, desk, counts, onTalk, onMend, onOpen }: LeftProps): VNode | null {
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
          onMend={onMend}
          onOpen={onOpen}
        />
      )}
    </>
  )
}
