/** What can be done in the modeler: opens the process, follows every change, saves, checks, deploys. Keeps the store up to date. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { Answer, Deployed, ProcessApi, ProcessView } from '../api/process.ts'
import { createModeler } from '../bpmn/createModeler.ts'
import { fit } from '../bpmn/fit.ts'
import { service, withoutLabel, type Drawn } from '../bpmn/services.ts'
import { paintProblems } from '../check/paint.ts'
import { check } from '../check/problems.ts'
import { createAutosave, type Autosave, type SaveState } from '../draft/autosave.ts'
import { dropCopy, keepCopy, readCopy } from '../draft/localCopy.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'

/** Milliseconds: the model is read out, checked and copied once the hand rests, and sent a moment later. */
const REST = 300
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

interface Room {
  readonly modeler: Modeler
  readonly shell: Shell
  readonly api: ProcessApi
  readonly store: Store
  readonly autosave: Autosave
}

function furnish(room: Room): Studio {
  const { modeler, shell, store, autosave } = room
  const changes = followChanges(room)
  guardLeaving(autosave)
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
  const version = (): number => store.get().process?.versions[0]?.version ?? 0
  return createAutosave({
    revision: process.revision,
    save: (xml, revision) => api.saveDraft(xml, { version: version(), revision }),
    onState,
    delay: SAVE_AFTER,
    retry: RETRY,
  })
}

function followChanges({ modeler, shell, store, autosave }: Room): { settle(): Promise<void> } {
  const events = service(modeler, 'eventBus')
  const redraw = (): void => store.set({ change: store.get().change + 1, message: null })
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = async (): Promise<void> => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const xml = await readXml(modeler)
    keepCopy(localStorage, shell.key, { xml, revision: autosave.revision(), at: new Date().toISOString() })
    autosave.changed(xml)
    await inspect({ modeler, shell, store }, xml)
  }
  events.on('commandStack.changed', ({ trigger }: { trigger?: string }) => {
    redraw()
    if (trigger === 'clear') return
    clearTimeout(timer)
    timer = setTimeout(() => void settle(), REST)
  })
  events.on('selection.changed', ({ newSelection }: { newSelection: Drawn[] }) => {
    const [only] = newSelection
    store.set({ selected: only && newSelection.length === 1 ? withoutLabel(only) : null })
  })
  return { settle }
}

async function inspect(
  { modeler, shell, store }: Pick<Room, 'modeler' | 'shell' | 'store'>,
  xml?: string,
): Promise<void> {
  const problems = await check(xml ?? (await readXml(modeler)), shell.key)
  store.set({ problems })
  paintProblems(modeler, problems, (problem) => problem.element && select(modeler, problem.element))
}

async function deploy({ api, autosave, store }: Room, settle: () => Promise<void>): Promise<Answer<Deployed>> {
  await settle()
  if (!(await autosave.flush()))
    return {
      ok: false,
      why: 'refused',
      says: 'Der Entwurf ist noch nicht gespeichert und wurde deshalb nicht bereitgestellt.',
    }
  const version = store.get().process?.versions[0]?.version ?? 0
  const answer = await api.deploy({ version, revision: autosave.revision() })
  if (!answer.ok) return answer
  const fresh = await api.load()
  if (fresh.ok) {
    store.set({ process: fresh.value })
    autosave.rebase(fresh.value.revision)
  }
  return answer
}

async function recount({ api, store }: Room): Promise<void> {
  const fresh = await api.load()
  const { process } = store.get()
  if (!fresh.ok || !process) return
  const running = new Map(fresh.value.versions.map((version) => [version.version, version.running]))
  // Only the counts: a version that is new here would hide that this draft is stale.
  const versions = process.versions.map((version) => ({ ...version, running: running.get(version.version) ?? 0 }))
  store.set({ process: { ...process, versions } })
}

async function replaceDrawing({ modeler, autosave }: Room, xml: string): Promise<void> {
  await modeler.importXML(xml)
  fit(modeler)
  autosave.changed(xml)
}

function leftover(shell: Shell, process: ProcessView): ReturnType<typeof readCopy> {
  const copy = readCopy(localStorage, shell.key)
  return copy && copy.xml !== process.xml ? copy : null
}

function select(modeler: Modeler, id: string): void {
  const element = service(modeler, 'elementRegistry').get(id)
  if (!element) return
  const canvas = service(modeler, 'canvas')
  if (element === canvas.getRootElement()) return service(modeler, 'selection').select(null)
  service(modeler, 'selection').select(element)
  canvas.scrollToElement(element, 120)
}

function zoom(modeler: Modeler, how: 'in' | 'out' | 'fit'): void {
  if (how === 'fit') fit(modeler)
  else service(modeler, 'zoomScroll').stepZoom(how === 'in' ? 1 : -1)
}

function guardLeaving(autosave: Autosave): void {
  window.addEventListener('online', () => void autosave.flush())
  window.addEventListener('beforeunload', (event) => {
    if (['changed', 'saving', 'offline', 'refused'].includes(autosave.state().kind)) event.preventDefault()
  })
}

async function readXml(modeler: Modeler): Promise<string> {
  const { xml } = await modeler.saveXML({ format: true })
  return xml ?? ''
}

function fail(store: Store, failure: string): null {
  store.set({ failure })
  return null
}
