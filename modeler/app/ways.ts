/** From one part of the modeler to another: views, forms, rules. */
import type { DraftFile } from '../api/process.ts'
import type { Desk } from '../panel/desk.ts'
import type { Shell } from './shell.ts'
import type { Store, View } from './store.ts'
import type { Studio } from './studio.ts'

export const deskOf = (store: Store, studio: Studio, files: readonly DraftFile[]): Desk => ({
  files,
  change: studio.changeFile,
  open: ({ kind, name }) => store.set({ editing: { kind, name } }),
})

const addresses: Readonly<Partial<Record<View, string>>> = {
  table: 'tabelle',
  diagram: 'modell',
  reading: 'lesefassung',
}

/** The address names what is shown, so that it can be sent to somebody. */
export function show(store: Store, { versions }: Shell, view: View): void {
  store.set({ view })
  const name = addresses[view]
  if (name) history.replaceState(null, '', versions.replace(/[^/]*$/, name))
}
