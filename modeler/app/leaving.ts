/** What happens to unsaved work when a person leaves the page. */
import type { Autosave } from '../draft/autosave.ts'
import type { Changes } from './followChanges.ts'

const UNSAVED = ['changed', 'saving', 'offline', 'refused']

/** A link of the page is followed once all is saved; what cannot be saved, and a closed tab, make the browser ask. */
export function guardLeaving<T>(autosave: Autosave<T>, changes: Changes): void {
  const unsaved = (): boolean => changes.pending() || UNSAVED.includes(autosave.state().kind)
  window.addEventListener('online', () => void autosave.flush())
  window.addEventListener('beforeunload', (event) => {
    if (unsaved()) event.preventDefault()
  })
  document.addEventListener('click', (event) => {
    const link = leavingBy(event)
    if (!link || !unsaved()) return
    event.preventDefault()
    void changes
      .settle()
      .then(() => autosave.flush())
      .finally(() => location.assign(link.href))
  })
}

/** The link that takes this tab elsewhere; null for a new tab, a download or a place on the same page. */
function leavingBy(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || event.defaultPrevented || event.button !== 0) return null
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const elsewhere = link.origin === location.origin && link.pathname !== location.pathname
  return elsewhere && link.target === '' && !link.hasAttribute('download') ? link : null
}
