/** What can be done in the modeler: opens the process, follows every change, saves, checks, deploys. Keeps the store up to date. */
import type {
  Answer,
  Content,
  Deployed,
  DraftFile,
  ProcessApi,
  ProcessView,
  JobAnswer,
  JobView,
  Reader,
  SavedFile,
  Wish,
} from '../api/process.ts'
import { createModeler } from '../bpmn/createModeler.ts'
import { fit } from '../bpmn/fit.ts'
import { followLaneNames } from '../bpmn/followLaneNames.ts'
import { service } from '../bpmn/services.ts'
import { createAutosave, type Autosave, type SaveState } from '../draft/autosave.ts'
import { withFile } from '../draft/files.ts'
import { dropCopy, forgetCopy, keepCopy, readCopies, whenDropped, type LocalCopy } from '../draft/localCopy.ts'
import type { Parts } from '../rehearse/parts.ts'
import { keepFitted, select, zoom } from './canvasView.ts'
import { deploy, recount } from './deployment.ts'
import { followDoubleClicks } from './openFile.ts'
import { followChanges, followSelection, inspect, type Changes } from './followChanges.ts'
import { guardLeaving } from './leaving.ts'
import { reload } from './reload.ts'
import { converse, type Conversation } from '../together/conversation.ts'
import { guardDrawing } from '../together/readOnly.ts'
import { takeSeat } from '../together/seat.ts'
import { joinTabs } from '../together/tabsHere.ts'
import { readXml, versionOf, type Room } from './room.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'

/** Milliseconds after the hand rests, and until it is tried again without a connection. */
const SAVE_AFTER = 300
const RETRY = 10_000

export interface Studio {
  select(id: string): void
  undo(): void
  redo(): void
  zoom(how: 'in' | 'out' | 'fit'): void
  /** Opens the search over the drawing. */
  find(): void
  saveNow(): Promise<boolean>
  /** Counts anew which cases run on which version: before a person decides about them. */
  recount(): Promise<void>
  deploy(): Promise<Answer<Deployed>>
  /** Draws the copy that was kept on this computer; who only reads edits then, where that is theirs to decide. */
  takeLeftover(): Promise<void>
  dropLeftover(): void
  /** Shows the draft that the server has now; its revision, or null where it could not be had. */
  reload(): Promise<number | null>
  /** The model as it is drawn now. */
  xml(): Promise<string>
  /** Takes over a form, a decision or a story as it is now; saved with the diagram a moment later. */
  changeFile(file: SavedFile): void
  /** Says who shall edit. */
  wish(wish: Wish): Promise<void>
  readonly talk: Conversation
  /** Takes a form or a decision out of the draft; it can be brought back. */
  removeFile(file: DraftFile): void
  /** Brings it back; null leaves it deleted and says no more of it. */
  bringBack(file: DraftFile | null): void
  preview(form: string, as: Reader): Promise<Answer<{ readonly html: string }>>
  /** What the program itself would answer to a job of a rehearsal. */
  rehearsedJob(job: JobView): Promise<Answer<JobAnswer>>
  /** Decisions, forms and stories, as the draft has them; or why they cannot be had. */
  parts(): Promise<Parts | string>
}

/** Opens the process in `container`; null when it could not be loaded, the store then says why. */
export async function openStudio(
  container: HTMLElement,
  shell: Shell,
  api: ProcessApi,
  store: Store,
): Promise<Studio | null> {
  // First who edits, then what there is: so nothing comes in between.
  await joinTabs(shell.key, api)
  const lease = await api.lease('edit')
  const answer = await api.load()
  if (!answer.ok) return fail(store, answer.says)

  const modeler = createModeler(container)
  try {
    await modeler.importXML(answer.value.xml)
  } catch (error) {
    return fail(
      store,
      `Das Modell lässt sich nicht zeichnen: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  keepFitted(modeler, container, store)
  followLaneNames(modeler, answer.value.offices)
  const seat = lease.ok ? { lease: lease.value, reads: !lease.value.mine } : {}
  store.set({ modeler, process: answer.value, leftover: leftover(shell, answer.value), ...seat })
  return furnish({ modeler, shell, api, store, autosave: autosaveFor(shell, api, store, answer.value) })
}

function furnish(room: Room): Studio {
  const { modeler, shell, store, autosave } = room
  const changes = follow(room)
  const talk = converse(room)
  const { wish } = takeSeat(room, changes, () => void talk.load())
  guardLeaving(autosave, changes)
  whenDropped(shell.key, () => store.set({ leftover: null }))
  // What was just drawn needs not be written to be read.
  void inspect(room, store.get().process?.xml)
  return {
    select: (id) => select(modeler, id),
    undo: () => service(modeler, 'commandStack').undo(),
    redo: () => service(modeler, 'commandStack').redo(),
    zoom: (how) => zoom(modeler, how),
    // A click anywhere closes the search, also the one that is on its way now.
    find: () => requestAnimationFrame(() => service(modeler, 'editorActions').trigger('find')),
    saveNow: async () => {
      await changes.settle()
      return autosave.flush()
    },
    recount: () => recount(room),
    deploy: () => deploy(room, changes.settle),
    async takeLeftover() {
      const { leftover: copy, process: seen } = store.get()
      if (!copy || !(await sitDown(store, wish, seen))) return
      await takeOver(room, copy)
    },
    dropLeftover() {
      const { leftover: copy } = store.get()
      if (copy) forgetCopy(localStorage, shell.key, copy)
      store.set({ leftover: null })
    },
    reload: () => reload(room),
    xml: () => readXml(modeler),
    wish,
    talk,
    ...fileTools(room, changes),
    preview: (form, as) => room.api.preview(form, as),
    rehearsedJob: (job) => room.api.rehearsedJob(job),
    parts: () => partsOf(room, changes),
  }
}

/** Whether this tab edits now, and the draft is still the one that was on show: else the person decides anew. */
async function sitDown(store: Store, wish: Studio['wish'], seen: ProcessView | null): Promise<boolean> {
  const { reads, lease } = store.get()
  if (reads) await wish(lease?.holder ? 'ask' : 'edit')
  return !store.get().reads && store.get().process?.revision === seen?.revision
}

/** Forms, decisions and stories beside the drawing. */
function fileTools({ store }: Room, changes: Changes): Pick<Studio, 'changeFile' | 'removeFile' | 'bringBack'> {
  const changeFile = (file: SavedFile): void => {
    if (store.get().reads) return
    store.set({ files: withFile(store.get().files, file), message: null })
    changes.touch()
  }
  return {
    changeFile,
    removeFile(file) {
      changeFile({ ...file, content: '' })
      store.set({ removed: file })
    },
    bringBack(file) {
      if (file) changeFile(file)
      store.set({ removed: null })
    },
  }
}

/** Listens to the drawing, and keeps it as it is while another tab edits. */
function follow(room: Room): Changes {
  const changes = followChanges(room)
  followSelection(room)
  followDoubleClicks(room)
  guardDrawing(room.modeler, () => room.store.get().reads)
  return changes
}

async function partsOf({ api, autosave }: Room, changes: Changes): Promise<Parts | string> {
  await changes.settle()
  await autosave.flush()
  const answer = await api.parts()
  return answer.ok ? answer.value : answer.says
}

function autosaveFor(shell: Shell, api: ProcessApi, store: Store, process: ProcessView): Autosave<Content> {
  const onState = (save: SaveState): void => {
    if (save.kind === 'saved') dropCopy(localStorage, shell.key)
    store.set({ save })
  }
  return createAutosave({
    revision: process.revision,
    save: (content, revision) => api.saveDraft(content, { version: versionOf(store), revision }),
    onState,
    delay: SAVE_AFTER,
    retry: RETRY,
  })
}

async function takeOver(room: Room, copy: LocalCopy): Promise<void> {
  const { modeler, shell, store, autosave } = room
  const { xml, files = [] } = copy
  await modeler.importXML(xml)
  store.set({ selected: null, files, leftover: null })
  fit(modeler)
  // From here on it is what this tab has not saved yet.
  forgetCopy(localStorage, shell.key, copy)
  keepCopy(localStorage, shell.key, { ...copy, version: versionOf(store), revision: autosave.revision() })
  autosave.changed({ xml, files })
  await inspect(room, xml)
}

/** The newest copy that the server does not have. */
const leftover = (shell: Shell, process: ProcessView): LocalCopy | null =>
  readCopies(localStorage, shell.key).find(
    ({ xml, files = [] }) => xml !== process.xml || files.some((file) => !known(process, file)),
  ) ?? null

const known = ({ files }: ProcessView, file: SavedFile): boolean =>
  file.kind === 'story' ||
  (file.content === '' && !files.some(({ kind, name }) => kind === file.kind && name === file.name)) ||
  files.some(({ kind, name, content }) => kind === file.kind && name === file.name && content === file.content)

function fail(store: Store, failure: string): null {
  store.set({ failure })
  return null
}
