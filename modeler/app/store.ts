/** The state of the application in one place; whoever shows a part of it subscribes. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { CommentsView, DraftFile, LeaseView, ProcessView, SavedFile } from '../api/process.ts'
import type { Drawn } from '../bpmn/services.ts'
import type { Problem } from '../check/problems.ts'
import type { SaveState } from '../draft/autosave.ts'
import type { LocalCopy } from '../draft/localCopy.ts'

/** `table`: the interview, with the diagram below; `reading`: plain sentences to print; `rehearse`: a case is played on the diagram. */
export type View = 'table' | 'diagram' | 'list' | 'reading' | 'rehearse'

/** The form or the decision that is open over the diagram. */
export interface Editing extends Pick<DraftFile, 'kind' | 'name'> {
  /** Key or id of what is selected in it first. */
  readonly field?: string | null
}

export interface State {
  readonly process: ProcessView | null
  /** What this tab has changed beside the drawing since the newest version. */
  readonly files: readonly SavedFile[]
  readonly editing: Editing | null
  /** The step for which a form or a rule may be made now. */
  readonly lacking: Drawn | null
  /** The form or decision that was deleted last, to bring it back. */
  readonly removed: DraftFile | null
  /** Why the process could not be opened. */
  readonly failure: string | null
  readonly modeler: Modeler | null
  /** What is selected; null means the process as a whole. */
  readonly selected: Drawn | null
  /** Counts changes of the drawing, so that everything that shows it is drawn anew. */
  readonly change: number
  /** Null while the first check runs. */
  readonly problems: readonly Problem[] | null
  readonly save: SaveState
  /** A copy on this computer that the server does not have. */
  readonly leftover: LocalCopy | null
  /** Who edits; null until the server has said so. */
  readonly lease: LeaseView | null
  /** Whether this tab only looks, because another one edits. */
  readonly reads: boolean
  readonly comments: CommentsView | null
  /** Whether the comments are open at the side. */
  readonly talking: boolean
  readonly view: View
  readonly message: string | null
}

export interface Store {
  get(): State
  set(change: Partial<State>): void
  subscribe(listener: () => void): () => void
}

const first: State = {
  process: null,
  files: [],
  editing: null,
  lacking: null,
  removed: null,
  failure: null,
  modeler: null,
  selected: null,
  change: 0,
  problems: null,
  save: { kind: 'untouched' },
  leftover: null,
  lease: null,
  reads: false,
  comments: null,
  talking: false,
  view: 'diagram',
  message: null,
}

/** Makes the store; `view` is what is shown first. */
export function createStore(view: View = first.view): Store {
  let state: State = { ...first, view }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
