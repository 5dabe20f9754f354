/** Keeps this tab's place at the process: tells the server every few seconds that it is there, and follows what the others do. */
import type { Answer, LeaseView, Wish } from '../api/process.ts'
import { service } from '../bpmn/services.ts'
import { inspect, type Changes } from '../app/followChanges.ts'
import { redraw } from '../app/reload.ts'
import { versionOf, type Room } from '../app/room.ts'

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
  if (isBehind(room, value) && (before.reads || !changes.pending())) await renew(room)
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

/** Whether somebody else has saved or deployed. While something of this tab is under way, its own save will say so. */
function isBehind({ store, autosave }: Room, { mine, revision, version }: LeaseView): boolean {
  const { kind } = autosave.state()
  if (kind !== 'untouched' && kind !== 'saved') return false
  const known = revision === autosave.revision() && version === versionOf(store)
  return !known && (!mine || store.get().reads)
}

/** Draws what the server has now, where one was looking. */
async function renew(room: Room): Promise<void> {
  const { api, modeler, store } = room
  const fresh = await api.load()
  if (!fresh.ok) return
  const selected = store.get().selected?.id
  await redraw(room, fresh.value, 'same')
  const again = selected && service(modeler, 'elementRegistry').get(selected)
  if (again) service(modeler, 'selection').select(again)
  await inspect(room, fresh.value.xml)
}
