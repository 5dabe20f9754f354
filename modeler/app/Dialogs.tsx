/** What lies over the modeler: an open form or rule, dropped files, the question before a deployment. */
import type { VNode } from 'preact'
import type { Desk } from '../panel/desk.ts'
import { TakeFiles } from '../exchange/TakeFiles.tsx'
import { DeployDialog } from './DeployDialog.tsx'
import { FileDialog } from './FileDialog.tsx'
import { MakeQuestion } from './MakeQuestion.tsx'
import type { Shell } from './shell.ts'
import type { State, Store } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly state: State
  readonly store: Store
  readonly studio: Studio
  readonly shell: Shell
  readonly tab: string
  readonly desk: Desk
  /** Files that were chosen in the menu. */
  readonly given: readonly File[]
  readonly onGivenTaken: () => void
  readonly asking: boolean
  readonly onAsked: () => void
}

export function Dialogs({
  state,
  store,
  studio,
  shell,
  tab,
  desk,
  given,
  onGivenTaken,
  asking,
  onAsked,
}: Props): VNode {
  const { editing, process, modeler, lacking } = state
  const open = desk.files.find(({ kind, name }) => kind === editing?.kind && name === editing.name)
  return (
    <>
      {open && (
        <FileDialog
          key={`${open.kind} ${open.name}`}
          file={open}
          state={state}
          studio={studio}
          onClose={() => store.set({ editing: null })}
        />
      )}
      {modeler && lacking && (
        <MakeQuestion modeler={modeler} element={lacking} desk={desk} onClose={() => store.set({ lacking: null })} />
      )}
      <TakeFiles
        process={shell.key}
        csrf={shell.csrf}
        tab={tab}
        save={studio.saveNow}
        reload={studio.reload}
        given={given}
        onGivenTaken={onGivenTaken}
      />
      {asking && process && (
        <DeployDialog
          process={process}
          problems={state.problems ?? []}
          studio={studio}
          store={store}
          onClose={onAsked}
        />
      )}
    </>
  )
}
