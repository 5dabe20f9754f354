/** From a change in the drawing to its copy, its draft and its check. */
import { service, withoutLabel, type Drawn } from '../bpmn/services.ts'
import { paintProblems } from '../check/paint.ts'
import { createInspector, type Inspector } from '../check/inspector.ts'
import { filesNow } from '../draft/files.ts'
import { keepCopy, layAside } from '../draft/localCopy.ts'
import { select } from './canvasView.ts'
import { readXml, versionOf, type Room } from './room.ts'

/** Milliseconds until the hand rests. */
const REST = 300

export interface Changes {
  /** Reads out what was drawn last, keeps a copy, hands it to the autosave and has it checked. */
  settle(): Promise<void>
  /** Something beside the drawing was changed. */
  touch(): void
  /** Whether something was drawn that has not been read out yet. */
  pending(): boolean
}

/** Listens to the drawing: every change is redrawn at once and settled as soon as the hand rests. */
export function followChanges(room: Room): Changes {
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = Promise.resolve()
  let unread = false
  const readOut = async (): Promise<void> => {
    unread = false
    await handOn(room)
  }
  // Who waits for it also waits for what is being read out already: else an older draft would be deployed.
  const settle = (): Promise<void> => {
    clearTimeout(timer)
    if (unread) reading = reading.then(readOut)
    return reading
  }
  const touch = (): void => {
    unread = true
    clearTimeout(timer)
    timer = setTimeout(() => void settle(), REST)
  }
  const redrawn = (): void => room.store.set({ change: room.store.get().change + 1 })
  const bus = service(room.modeler, 'eventBus')
  // Another file was read in: its history is cleared before it is there, so whoever reads the drawing must look again.
  bus.on('import.done', redrawn)
  bus.on('commandStack.changed', ({ trigger }: { trigger?: string }) => {
    redrawn()
    room.store.set({ message: null })
    if (trigger === 'clear') return
    touch()
  })
  return { settle, touch, pending: () => unread }
}

async function handOn(room: Room): Promise<void> {
  const { modeler, shell, store, autosave } = room
  const xml = await readXml(modeler)
  const { files, leftover } = store.get()
  if (leftover) layAside(localStorage, shell.key, leftover)
  keepCopy(localStorage, shell.key, {
    xml,
    files,
    version: versionOf(store),
    revision: autosave.revision(),
    at: new Date().toISOString(),
  })
  autosave.changed({ xml, files })
  await inspect(room, xml)
}

/** Keeps what is selected in the store. */
export function followSelection({ modeler, store }: Room): void {
  service(modeler, 'eventBus').on('selection.changed', ({ newSelection }: { newSelection: Drawn[] }) => {
    const [only] = newSelection
    store.set({ selected: only && newSelection.length === 1 ? withoutLabel(only) : null })
  })
}

let inspector: Inspector | undefined

/** Checks the draft and paints what is wrong. */
export async function inspect(
  { modeler, shell, store }: Pick<Room, 'modeler' | 'shell' | 'store'>,
  xml?: string,
): Promise<void> {
  const { change, process, files } = store.get()
  if (!process) return
  inspector ??= createInspector()
  const { beside, offices } = process
  const draft = {
    xml: xml ?? (await readXml(modeler)),
    key: shell.key,
    files: filesNow(process, files),
    beside,
    offices,
  }
  const problems = await inspector(draft)
  // Something was drawn meanwhile: its own check is on the way.
  if (!problems || store.get().change !== change) return
  store.set({ problems })
  paintProblems(modeler, problems, (problem) => problem.element && select(modeler, problem.element))
}
