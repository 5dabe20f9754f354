/** The side of the modeler: comments, what belongs to the selected element, or the case that is played. */
import type { VNode } from 'preact'
import type { Problem } from '../check/problems.ts'
import type { Desk } from '../panel/desk.ts'
import { Panel } from '../panel/Panel.tsx'
import { CommentPanel } from '../together/CommentPanel.tsx'
import { RehearseView } from './RehearseView.tsx'
import type { State } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly state: State
  readonly studio: Studio | null
  readonly desk: Desk | null
  /** Open comments by element. */
  readonly counts: ReadonlyMap<string, number>
  /** Opens and closes the comments. */
  readonly onTalk: (open: boolean) => void
  readonly onMend: (problem: Problem) => void
}

export function Right({ state, studio, desk, counts, onTalk, onMend }: Props): VNode | null {
  const { modeler, process, view, change, selected, problems, reads, talking } = state
  const ready = studio && modeler && process && desk
  if (!ready)
    return view === 'diagram' || view === 'list' ? <aside class="lz-panel" aria-label="Eigenschaften" /> : null
  return (
    <>
      {talking && (
        <CommentPanel
          modeler={modeler}
          process={process}
          selected={selected}
          comments={state.comments}
          talk={studio.talk}
          onSelect={studio.select}
          onClose={() => onTalk(false)}
        />
      )}
      {view === 'rehearse' && (
        <RehearseView
          modeler={modeler}
          process={process}
          change={change}
          xml={studio.xml}
          loadParts={studio.parts}
          ask={studio.rehearsedJob}
          keepStory={reads ? null : studio.changeFile}
          away={talking}
          onSelect={studio.select}
        />
      )}
      {!talking && (view === 'diagram' || view === 'list') && (
        <Panel
          modeler={modeler}
          selected={selected}
          process={process}
          problems={problems ?? []}
          desk={desk}
          reads={reads}
          comments={counts}
          onTalk={() => onTalk(true)}
          onMend={onMend}
        />
      )}
    </>
  )
}
