/** Shows what the server has, after it was changed there: by files that were taken in, or by going back. */
import { fit } from '../bpmn/fit.ts'
import { dropCopy } from '../draft/localCopy.ts'
import { inspect } from './followChanges.ts'
import type { Room } from './room.ts'

/** Only where everything of this tab is saved. The revision of the draft; null where it could not be had, the store then says why. */
export async function reload(room: Room): Promise<number | null> {
  const { api, modeler, shell, store, autosave } = room
  const fresh = await api.load()
  if (!fresh.ok) {
    store.set({ message: `${fresh.says} Bitte laden Sie die Seite neu.` })
    return null
  }
  const { editing } = store.get()
  store.set({ editing: null })
  await modeler.importXML(fresh.value.xml)
  // An open form is shown anew, not as it was.
  store.set({ process: fresh.value, files: [], selected: null, editing, message: null, problems: null })
  autosave.rebase(fresh.value.revision)
  dropCopy(localStorage, shell.key)
  fit(modeler)
  await inspect(room, fresh.value.xml)
  return fresh.value.revision
}
