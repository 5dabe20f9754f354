/** Mends a problem where it was found: the change, or the way to the field in the table or in the panel. */
import { mend } from '../check/mend.ts'
import type { Problem } from '../check/problems.ts'
import { filesNow } from '../draft/files.ts'
import { focusField } from '../panel/fieldId.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'
import type { Studio } from './studio.ts'
import { deskOf, show } from './ways.ts'

interface Place {
  readonly store: Store
  readonly shell: Shell
  readonly studio: Studio
}

export function mendIn(place: Place, problem: Problem): void {
  const { store, studio } = place
  const { modeler, process, files } = store.get()
  if (!modeler || !process) return
  const desk = deskOf(store, studio, filesNow(process, files))
  mend({ modeler, desk, goTo: (element, field) => goTo(place, element, field) }, problem)
}

/** The table has its columns; all else is in the panel. */
function goTo({ store, shell, studio }: Place, element: string, field: string): void {
  const column = field === 'name' ? 'what' : field
  const cell = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(element)}|${CSS.escape(column)}"]`)
  if (cell) return cell.focus()
  if (store.get().view !== 'list') show(store, shell, 'diagram')
  store.set({ talking: false })
  studio.select(element)
  // The panel is drawn with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => focusField(field)))
}
