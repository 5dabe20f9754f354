/** What can be done in the modeler: opens the process, follows every change, saves, checks, deploys. Keeps the store up to date. */
import type { Answer, Deployed, ProcessApi, ProcessView } from '../api/process.ts'
import { createModeler } from '../bpmn/createModeler.ts'
import { fit } from '../bpmn/fit.ts'
import { service } from '../bpmn/services.ts'
import { createAutosave, type Autosave, type SaveState } from '../draft/autosave.ts'
import { dropCopy, readCopy } from '../draft/localCopy.ts'
import { select, zoom } from './canvasView.ts'
import { deploy, recount } from './deployment.ts'
import { followChanges, followSelection, inspect, type Changes } from './followChanges.ts'
import { readXml, versionOf, type Room } from './room.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'

/** Milliseconds after the hand rests, and until it is tried again without a connection. */
const SAVE_AFTER = 700
const RETRY = 10_000

export interface Studio {
  select(id: string): void
  undo(): void
  redo(): void
  zoom(how: 'in' | 'out' | 'fit'): void
  saveNow(): Promise<boolean>
  /** Counts anew which cases run on which version: before a person decides about them. */
  recount(): Promise<void>
  deploy(): Promise<Answer<Deployed>>
  /** Draws the copy that was kept on this computer. */
  takeLeftover(): Promise<void>
  dropLeftover(): void
  /** The model as it is drawn now. */
  xml(): Promise<string>
}

/** Opens the process in `container`; null when it could not be loaded, the store then says why. */
export async function openStudio(
  container: HTMLElement,
  shell: Shell,
  api: ProcessApi,
  store: Store,
): Promise<Studio | null> {
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
  fit(modeler)
  new ResizeObserver(() => service(modeler, 'canvas').resized()).observe(container)
  store.set({ modeler, process: answer.value, leftover: leftover(shell, answer.value) })
  return furnish({ modeler, shell, api, store, autosave: autosaveFor(shell, api, store, answer.value) })
}

function furnish(room: Room): Studio {
  const { modeler, shell, store, autosave } = room
  const changes = followChanges(room)
  followSelection(room)
  guardLeaving(autosave, changes)
  void inspect(room)
  return {
    select: (id) => select(modeler, id),
    undo: () => service(modeler, 'commandStack').undo(),
    redo: () => service(modeler, 'commandStack').redo(),
    zoom: (how) => zoom(modeler, how),
    saveNow: async () => {
      await changes.settle()
      return autosave.flush()
    },
    recount: () => recount(room),
    deploy: () => deploy(room, changes.settle),
    async takeLeftover() {
      const copy = store.get().leftover
      if (copy) await replaceDrawing(room, copy.xml)
      store.set({ leftover: null })
    },
    dropLeftover() {
      dropCopy(localStorage, shell.key)
      store.set({ leftover: null })
    },
    xml: () => readXml(modeler),
  }
}

function autosaveFor(shell: Shell, api: ProcessApi, store: Store, process: ProcessView): Autosave {
  const onState = (save: SaveState): void => {
    if (save.kind === 'saved') dropCopy(localStorage, shell.key)
    store.set({ save })
  }
  return createAutosave({
    revision: process.revision,
    save: (xml, revision) => api.saveDraft(xml, { version: versionOf(store), revision }),
    onState,
    delay: SAVE_AFTER,
    retry: RETRY,
  })
}

async function replaceDrawing(room: Room, xml: string): Promise<void> {
  const { modeler, store, autosave } = room
  await modeler.importXML(xml)
  store.set({ selected: null })
  fit(modeler)
  autosave.changed(xml)
  await inspect(room, xml)
}

function leftover(shell: Shell, process: ProcessView): ReturnType<typeof readCopy> {
  const copy = readCopy(localStorage, shell.key)
  return copy && copy.xml !== process.xml ? copy : null
}

function guardLeaving(autosave: Autosave, changes: Changes): void {
  window.addEventListener('online', () => void autosave.flush())
  window.addEventListener('beforeunload', (event) => {
    if (changes.pending() || ['changed', 'saving', 'offline', 'refused'].includes(autosave.state().kind))
      event.preventDefault()
  })
}

function fail(store: Store, failure: string): null {
  store.set({ failure })
  return null
}
