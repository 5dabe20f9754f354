/** Keys that hold in the whole modeler, wherever the cursor is. */
import type { Studio } from './studio.ts'

/** Ctrl+S saves the draft, as hands expect (it would be saved a second later anyway); Ctrl+Z and Ctrl+Y undo and redo, Ctrl+F searches the drawing. */
export function followShortcuts(studio: Studio | null): (() => void) | undefined {
  if (!studio) return undefined
  const listen = (event: KeyboardEvent): void => {
    const does = (event.ctrlKey || event.metaKey) && meantBy(event, studio)
    if (!does) return
    event.preventDefault()
    does()
  }
  document.addEventListener('keydown', listen)
  return () => document.removeEventListener('keydown', listen)
}

function meantBy(event: KeyboardEvent, studio: Studio): (() => void) | null {
  const key = event.key.toLowerCase()
  if (key === 's') return () => void studio.saveNow()
  if (!/^[fzy]$/.test(key) || isElsewhere(event)) return null
  // Texts are searched by the browser.
  if (key === 'f') return document.querySelector('.lz-left--diagram') ? studio.find : null
  return key === 'y' || event.shiftKey ? studio.redo : studio.undo
}

/** The drawing and the table have done it already; texts and the editors of forms and rules have a history of their own. */
const isElsewhere = ({ defaultPrevented, target }: KeyboardEvent): boolean =>
  defaultPrevented ||
  document.querySelector('dialog[open], [aria-modal="true"]') !== null ||
  (target instanceof Element &&
    target.closest(
      'input:not([type]), input[type="text"], input[type="number"], input[type="date"], input[type="search"], textarea, [contenteditable="true"]',
    ) !== null)
