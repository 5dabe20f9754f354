/** Shows what the server has, after it was changed there: by files that were taken in, or by going back. */
import type { ProcessView } from '../api/process.ts'
import { fit } from '../bpmn/fit.ts'
import { service } from '../bpmn/services.ts'
import { dropCopy } from '../draft/localCopy.ts'
import { inspect } from './followChanges.ts'
import type { Room } from './room.ts'

/** Draws the process anew as the server has given it, in the same place or as a whole. */
export async function redraw(
  { modeler, store, autosave }: Room,
  fresh: ProcessView,
  place: 'same' | 'whole',
): Promise<void> {
  const { editing } = store.get()
  const canvas = service(modeler, 'canvas')
  const view = canvas.viewbox()
  store.set({ editing: null })
  await modeler.importXML(fresh.xml)
  // An open form is shown anew, not as it was.
  store.set({ process: fresh, files: [], selected: null, editing, message: null, problems: null })
  autosave.rebase(fresh.revision)
  if (place === 'same') canvas.viewbox(view)
  else fit(modeler)
}

/** Only where everything of this tab is saved. The revision of the draft; null where it could not be had, the store then says why. */
export async function reload(room: Room): Promise<number | null> {
  const { api, shell, store } = room
  const fresh = await api.load()
  if (!fresh.ok) {
    store.set({ message: `${fresh.says} Bitte laden Sie die Seite neu.` })
    return null
  }
  await redraw(room, fresh.value, 'whole')
  dropCopy(localStorage, shell.key)
  await inspect(room, fresh.value.xml)
  return fresh.value.revision
}
