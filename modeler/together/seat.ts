/** Keeps this tab's place at the process: tells the server every few seconds that it is there, and follows what the others do. */
import type { Answer, LeaseView, Wish } from '../api/process.ts'
import { service } from '../bpmn/services.ts'
import { inspect, type Changes } from '../app/followChanges.ts'
import { redraw } from '../app/reload.ts'
import { readXml, versionOf, type Room } from '../app/room.ts'

/** Milliseconds between two signs of life. */
const PERIOD = 5_000

export interface Seat {
  /** Says what this tab wants, and follows the answer. */
  wish(wish: Wish): Promise<void>
}

export function takeSeat(room: Room, changes: Changes, onComments: () => void): Seat {
  const wish = (what: Wish, attended = true): Promise<void> =>
    room.api.lease(what, attended).then((answer) => follow(room, changes, onComments, answer))
  const visit = (attended: boolean): void => void wish(room.store.get().reads ? 'read' : 'edit', attended)
  onComments()
  setInterval(() => visit(false), PERIOD)
  // Timers of a tab in the background are slow: who comes back sees at once what has happened.
  window.addEventListener('focus', () => visit(true))
  window.addEventListener('pagehide', () => void room.api.lease('leave'))
  return {
    async wish(what) {
      // Who hands over leaves nothing behind.
      if (what === 'give') await changes.settle().then(room.autosave.flush)
      await wish(what)
    },
  }
}

async function follow(room: Room, changes: Changes, onComments: () => void, answer: Answer<LeaseView>): Promise<void> {
  // Without a connection everything stays as it is; what is drawn stays on this computer.
  if (!answer.ok) return
  const before = room.store.get()
  const { value } = answer
  if (before.lease?.comments !== value.comments) onComments()
  if (!value.mine && !before.reads) await leaveDrawing(room, changes)
  if (isBehind(room, value) && (before.reads || !changes.pending())) await renew(room, changes)
  if (JSON.stringify(before.lease) !== JSON.stringify(value)) room.store.set({ lease: value })
  if (before.reads === value.mine) room.store.set({ reads: !value.mine })
}

/** Somebody else edits now: what is not saved is tried once more, and stays on this computer when it is too late. */
async function leaveDrawing({ store, autosave }: Room, changes: Changes): Promise<void> {
  store.set({ editing: null })
  if (!changes.pending() && autosave.state().kind !== 'changed') return
  await changes.settle()
  await autosave.flush()
}

/** Whether it was saved or deployed elsewhere. While something of this tab is under way, its own save will say so. */
function isBehind({ store, autosave }: Room, { revision, version }: LeaseView): boolean {
  return isSaved(autosave) && (revision !== autosave.revision() || version !== versionOf(store))
}

const isSaved = (autosave: Room['autosave']): boolean => ['untouched', 'saved'].includes(autosave.state().kind)

/** Shows what the server has now, where one was looking. */
async function renew(room: Room, changes: Changes): Promise<void> {
  const { api, autosave, modeler, store } = room
  const fresh = await api.load()
  // What was drawn meanwhile stays: its own save will say that it is behind.
  if (!fresh.ok || !isSaved(autosave) || (!store.get().reads && changes.pending())) return
  // The person's own page beside it has saved a letter or the service: they go on drawing where they were.
  if (fresh.value.xml === (await readXml(modeler))) {
    store.set({ process: fresh.value, files: [] })
    return autosave.rebase(fresh.value.revision)
  }
  const selected = store.get().selected?.id
  await redraw(room, fresh.value, 'same')
  const again = selected && service(modeler, 'elementRegistry').get(selected)
  if (again) service(modeler, 'selection').select(again)
  await inspect(room, fresh.value.xml)
}
